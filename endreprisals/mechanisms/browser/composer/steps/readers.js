// Who reads this and what it cannot do: the words that the page has without JavaScript as well.

export function readersStep(t, before) {
  return {
    code: "readers",
    title: t("readers.title"),
    why: t("readers.why"),
    build: () => [before],
  };
}
