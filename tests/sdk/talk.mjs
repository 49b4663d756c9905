// How the SDKs' scripts are told what to send: a batch a line, on standard input. They answer with a line each.
import { createInterface } from "node:readline";

export async function talk(send) {
  for await (const line of createInterface({ input: process.stdin })) {
    // Python writes NaN as such.
    const { token, events } = JSON.parse(line.replaceAll(": NaN", ': "NaN"'), (_, value) => (value === "NaN" ? NaN : value));
    let outcome;
    try {
      outcome = await send(process.argv[2], token, events);
    } catch (error) {
      // Whatever else an SDK throws is an outcome, too: a wrong one.
      outcome = `${error.name}: ${error.message}`;
    }
    console.log(JSON.stringify(outcome));
  }
}
