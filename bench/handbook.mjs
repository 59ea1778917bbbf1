// What takes a reader's time in the page, measured in Node: medians in milliseconds.
import { draft, readAccount } from "../endreprisals/mechanisms/browser/filing.js";
import { seal } from "../endreprisals/mechanisms/browser/save.js";
import { docx } from "../endreprisals/mechanisms/browser/writers/docx.js";

export async function run({ data, mechanism, account, times }) {
  const { account: read } = readAccount(data, account);
  const files = await median(times, () => docx(draft(data, mechanism, read), data.writer_words));
  const sealed = await median(3, () => seal(read, "four words of somebody"));
  return { files, sealed };
}

async function median(times, does) {
  const taken = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    await does();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)];
}
