// Whether ajv compiles each schema without a complaint in its strict mode. Called by clients.py: node strict.mjs FILE
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import formats from "ajv-formats";

let count = 0;
for (const [form, schemas] of Object.entries(JSON.parse(readFileSync(process.argv[2])))) {
    for (const [name, schema] of Object.entries(schemas)) {
        const log = (complaint) => {
            throw new Error(`${form}: ${name}: ${complaint}`);
        };
        const ajv = new (form === "draft-07" ? Ajv : Ajv2020.default)({ strict: true, logger: { log, warn: log, error: log } });
        formats.default(ajv);
        try {
            ajv.compile(schema);
        } catch (error) {
            log(error.message);
        }
        count += 1;
    }
}
if (count < 100) {
    throw new Error(`only ${count} schemas`);
}
console.log(`ajv: ${count} schemas`);
