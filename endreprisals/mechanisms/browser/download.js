/** Hands bytes that were made in the page to the reader's own disk. No request leaves the page. */

/** `name` is a dull one, from `fileName`: names of files travel further than what is in them. */
export function download(content, type, name) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // Not at once: some browsers read the bytes only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
