// Lets tests in Python seal and open notes as the page does; bytes travel as base64.
import * as save from "../../endreprisals/mechanisms/browser/save.js";

const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const LIGHT = 10; // a key in milliseconds: the format is the same

export async function run(steps) {
  const done = [];
  for (const step of steps) done.push(await STEPS[step.do](step));
  return done;
}

const STEPS = {
  seal: async ({ value, passphrase, work = LIGHT }) => {
    try {
      return Buffer.from(await save.seal(value, passphrase, { work })).toString("base64");
    } catch (problem) {
      return { code: problem.code };
    }
  },
  open: async ({ file, passphrase }) => {
    const { text, ...opened } = await save.open(bytes(file), passphrase);
    return text === undefined ? opened : { ...opened, value: JSON.parse(text) };
  },
  openZeros: ({ size }) => save.open(new Uint8Array(size), "a passphrase"),
  sealLong: async ({ letters }) => {
    try {
      await save.seal({ text: "a".repeat(letters) }, "a passphrase", { work: LIGHT });
      return null;
    } catch (problem) {
      return { code: problem.code };
    }
  },
  looksSealed: ({ file }) => save.looksSealed(bytes(file)),
  strength: ({ passphrase }) => save.strength(passphrase),
  fileName: ({ kind, number }) => save.fileName(kind, number),
  turnsOfThePage: async () => {
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 1);
    await save.seal({}, "a passphrase");
    clearInterval(clock);
    return turns;
  },
};
