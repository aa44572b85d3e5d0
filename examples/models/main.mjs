/**
 * Initializes whole models from one seed and shows that they are right: `npm run example:models`
 *
 *   --model NAME   gpt2, resnet50 or lstm; all by default
 *   --seed N       the seed of all of it (1337)
 *   --json         a machine-readable summary, one line a model, instead of the tables
 */
import { parseArgs } from "node:util";
import { Rng } from "weightinit";
import { gpt2 } from "./gpt2.mjs";
import { initialize } from "./initialize.mjs";
import { lstm } from "./lstm.mjs";
import { resnet50 } from "./resnet50.mjs";
import { table } from "./table.mjs";

const MODELS = { gpt2, resnet50, lstm };

const { values: flags } = parseArgs({
  options: {
    model: { type: "string", multiple: true, default: Object.keys(MODELS) },
    seed: { type: "string", default: "1337" },
    json: { type: "boolean", default: false },
  },
});

const progress = (text) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
};

for (const name of flags.model) {
  const model = MODELS[name];
  if (model === undefined) {
    console.error(`--model expected ${Object.keys(MODELS).join(" or ")}, got ${name}`);
    process.exit(2);
  }
  const root = new Rng(BigInt(flags.seed));
  const { picture, ...summary } = initialize(model, root, (done, tensor) =>
    progress(`${model.title} ${done}/${model.tensors.length} ${tensor}`),
  );
  progress("");
  const report = { ...summary, seed: flags.seed };
  console.log(flags.json ? JSON.stringify(report) : table({ ...report, picture }).join("\n"));
  const wrong = report.groups.filter(({ z }) => Math.abs(z) > 5);
  if (wrong.length > 0) {
    console.error(`more than 5 standard errors off: ${wrong.map((row) => row.name).join(", ")}`);
    process.exitCode = 1;
  }
  const crooked = report.orthogonality.filter(({ errors }) => Math.max(...errors) > 1e-6);
  if (crooked.length > 0) {
    console.error(`not orthogonal to 1e-6: ${crooked.map(({ name }) => name).join(", ")}`);
    process.exitCode = 1;
  }
}
