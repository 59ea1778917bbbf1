// The words of the page, which the server writes into it in the language of the reader.

/** What a data block of the page holds. */
export function block(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

/** `t("check.go", {field: "…"})`: the words for a key, with `{field}` filled in. */
export function wordsOf(table) {
  return (key, values = {}) => {
    if (!Object.hasOwn(table, key)) throw new RangeError(key);
    return table[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  };
}
