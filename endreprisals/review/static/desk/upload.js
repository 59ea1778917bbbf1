// Shows how much of the file is sent; without this file the browser's own sign does.
'use strict'

const form = document.getElementById('upload')
const bar = document.getElementById('sent')

form?.addEventListener('submit', (event) => {
  event.preventDefault()
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.upload.addEventListener('progress', (sent) => {
    bar.hidden = false
    if (sent.lengthComputable) bar.value = 100 * sent.loaded / sent.total
  })
  request.addEventListener('load', () => {
    if (request.responseURL && request.status === 200 && request.responseURL !== form.action) {
      window.location.assign(request.responseURL)
    } else {
      form.submit()
    }
  })
  request.addEventListener('error', () => form.submit())
  request.send(new FormData(form))
})
