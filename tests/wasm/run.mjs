// Calls every function of the module, each of which answers 1 if what its name says holds. A panic is a trap.
//
// With the feature `js` the module asks for what wasm-bindgen would give it. It gets a `Date` that shows one day after 1970, and nothing else.
import { readFileSync } from "node:fs";

const DAY = 86_400_000;

function standIn({ name }) {
    if (name.startsWith("__wbg_getTime_")) return () => DAY;
    if (name.startsWith("__wbg___wbindgen_throw_")) return () => { throw new Error("thrown by the module"); };
    // The number of an object; wasm-bindgen takes the low ones for values that cannot be dropped.
    return () => 4096;
}

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const imports = {};
for (const item of WebAssembly.Module.imports(module)) {
    imports[item.module] ??= {};
    imports[item.module][item.name] = standIn(item);
}

let [passed, failed] = [0, 0];
for (const { name, kind } of WebAssembly.Module.exports(module)) {
    // wasm-bindgen's own begin so.
    if (kind !== "function" || name.startsWith("__")) continue;
    // A module of its own for each, since a trap leaves one in pieces.
    const { exports } = new WebAssembly.Instance(module, imports);
    let answer;
    try {
        answer = exports[name]();
    } catch (error) {
        answer = error;
    }
    if (answer === 1) passed += 1;
    else {
        failed += 1;
        console.log(`${name}: ${answer}`);
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
