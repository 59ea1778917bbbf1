// Proof of work for a form, from when somebody begins to fill it in. Without this file, or where it
// fails, the form is sent as it is, and a mail with a button decides.
// Our own, in place of the upstream widget: that one weighs more than a whole page of ours, writes
// styles into the page, which our content policy forbids, and draws a box that there is no need for.

const LIVES = 9 * 60 * 1000 // milliseconds; a challenge ends after ten minutes
const PATIENCE = 20 * 1000 // of somebody who pressed the button

function begin (field) {
  const form = field.form
  const status = form.querySelector('[role=status]')
  let work = null
  let since = 0

  function start () {
    if (work && Date.now() - since < LIVES) return work
    since = Date.now()
    field.value = ''
    work = solve(field.dataset).then(solution => { field.value = solution }, () => {})
    return work
  }

  async function send (event) {
    if (field.value && Date.now() - since < LIVES) return
    event.preventDefault()
    const button = event.submitter
    if (form.dataset.sending) return
    form.dataset.sending = 'yes'
    if (status) status.hidden = false
    await Promise.race([start(), new Promise(resolve => setTimeout(resolve, PATIENCE))])
    // Not inside the event that we stopped: a browser ignores a form that is sent from there.
    await new Promise(resolve => setTimeout(resolve, 0))
    form.removeEventListener('submit', send)
    form.requestSubmit(button)
  }

  if (!globalThis.crypto?.subtle || !globalThis.Worker) return
  form.addEventListener('input', start, { once: true })
  form.addEventListener('focusin', start, { once: true })
  form.addEventListener('submit', send)
  // Back from the next page, the proof was used: the whole page is asked for again.
  window.addEventListener('pageshow', event => { if (event.persisted) window.location.reload() })
}

async function solve ({ proof, worker }) {
  const answer = await fetch(proof, { credentials: 'omit', cache: 'no-store' })
  if (!answer.ok) throw new Error('no challenge')
  const challenge = await answer.json()
  const helper = new Worker(worker, { type: 'module' })
  try {
    return await new Promise((resolve, reject) => {
      helper.onmessage = ({ data }) => resolve(btoa(JSON.stringify({ challenge, solution: data })))
      helper.onerror = reject
      helper.postMessage(challenge.parameters)
    })
  } finally {
    helper.terminate()
  }
}

document.querySelectorAll('input[data-proof]').forEach(begin)
