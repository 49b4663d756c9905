// zod and ajv, each as its documentation advises. Started by `node`.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { performance } from "node:perf_hooks";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as z from "zod";

const here = dirname(fileURLToPath(import.meta.url));
const [directory, roundsText, ...workloads] = process.argv.slice(2);
const rounds = Number(roundsText);
// As in the suite: the best time of each portion counts.
const PORTIONS = 20;
const version = (name) => `${name} ${JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8")).version}`;

// zod

const noNul = (text) => !text.includes("\0");
const isPast = (text) => Date.parse(text) <= Date.now();
const common = {
  name: z.string().min(1).max(128).refine(noNul),
  organization_id: z.uuidv4().nullish(),
  timestamp: z.iso.datetime({ offset: true }).refine(isPast).optional(),
  metadata: z
    .record(
      z.string().min(1).max(40).refine(noNul),
      z.union([z.string().min(1).max(500).refine(noNul), z.number(), z.boolean()]),
    )
    .refine((pairs) => Object.keys(pairs).length <= 50)
    .optional(),
};
const zodEvent = z.object({ ...common, customer_id: z.uuidv4() });
const zodExternal = z.object({ ...common, external_customer_id: z.string().min(1).refine(noNul) });
const zodBatch = z.object({ events: z.array(z.union([zodEvent, zodExternal])) });
const withZod = (schema) => (text) => {
  const { error } = schema.safeParse(JSON.parse(text));
  return error ? error.issues.length : 0;
};

// ajv: the suite's JSON Schemas. Without `allErrors`, which its documentation advises against for input that is not trusted.

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const compiled = (name) => ajv.compile(JSON.parse(readFileSync(join(here, name), "utf8")));
const withAjv = (validate) => (text) => (validate(JSON.parse(text)) ? 0 : validate.errors.length);

const rows = [
  { id: "zod", title: "JSON.parse + zod (Node)", versions: [version("zod")], event: withZod(zodEvent), batch: withZod(zodBatch) },
  {
    id: "ajv",
    title: "JSON.parse + ajv (Node)",
    versions: [version("ajv"), version("ajv-formats")],
    event: withAjv(compiled("event.schema.json")),
    batch: withAjv(compiled("batch.schema.json")),
  },
];

// What comes over a network are bytes, so their decoding is a part of the job.
const decoder = new TextDecoder("utf-8", { fatal: true });
const faults = (decode, bytes) => {
  try {
    return decode(decoder.decode(bytes));
  } catch {
    return 1;
  }
};

const documents = (workload) => {
  const name = readdirSync(directory).find((name) => name.startsWith(`${workload}.`) && name.endsWith(".txt"));
  const texts = readFileSync(join(directory, name), "utf8").split("\n");
  return [Number(name.split(".")[1]), texts.map((text) => Buffer.from(JSON.parse(text)))];
};

const said = rows.map(({ id, title, versions }) => ({
  id,
  title,
  versions: [...versions, `Node ${process.versions.node}`],
  accepts: [],
  refuses: [],
  faults: [],
  times: [],
  why_not: "streams and writing are not measured here",
}));
for (const line of readFileSync(join(directory, "bad.tsv"), "utf8").split("\n")) {
  const [fault, text] = line.split("\t");
  rows.forEach(({ event }, row) => faults(event, Buffer.from(text, "hex")) === 0 && said[row].accepts.push(fault));
}
for (const workload of workloads) {
  const [faulty, texts] = documents(workload);
  const count = Math.min(PORTIONS, texts.length);
  const portions = Array.from({ length: count }, (_, start) => texts.filter((_, place) => place % count === start));
  const usable = rows.flatMap(({ event, batch }, row) => {
    const decode = workload === "batch" ? batch : event;
    if (faulty) {
      said[row].faults.push([workload, faults(decode, texts[0])]);
    } else if (texts.some((text) => faults(decode, text))) {
      said[row].refuses.push(workload);
      return [];
    }
    return [{ row, decode, best: portions.map(() => Infinity), totals: [] }];
  });
  for (let round = 0; round < rounds; round += 1) {
    usable.forEach(({ totals }) => totals.push(0));
    portions.forEach((portion, number) => {
      for (const { decode, best, totals } of usable) {
        const begin = performance.now();
        for (const text of portion) faults(decode, text);
        const took = (performance.now() - begin) * 1e6;
        totals[round] += took;
        best[number] = Math.min(best[number], took);
      }
    });
    globalThis.gc();
  }
  for (const { row, best, totals } of usable) {
    const sum = best.reduce((one, other) => one + other, 0);
    totals.sort((one, other) => one - other);
    said[row].times.push([workload, sum / texts.length, totals[Math.floor(rounds / 2)] / texts.length]);
  }
}
for (const row of said) console.log(JSON.stringify(row));
