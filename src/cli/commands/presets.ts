/**
 * weightinit presets: the models that are known by name.
 */
import { presets as plans } from "../../model/presets/index.js";
import { bytesOf, resolve } from "../../model/resolve.js";
import { product } from "../../shape.js";
import { type Command, print } from "../command.js";
import { integer, table } from "../table.js";

const rows = () =>
  Object.entries(plans).map(([name, plan]) => {
    const { rules } = plan(0);
    const tensors = resolve(plan(0));
    return {
      name,
      tensors: tensors.length,
      parameters: tensors.reduce((sum, { shape }) => sum + product(shape), 0),
      bytes: tensors.reduce((sum, tensor) => sum + bytesOf(tensor), 0),
      initializers: [...new Set(rules.map(({ initializer }) => initializer))],
    };
  });

export const presets: Command = {
  summary: "list the models that are known by name",
  help: `Usage: weightinit presets [--json]

Their recipes, sources and checkpoints: docs/models.md.
What one makes: weightinit init <preset> --dry-run

Examples:
  weightinit presets
  weightinit presets --json`,
  options: { json: { type: "boolean" } },
  run: async ({ flag }) => {
    if (flag("json")) {
      print(JSON.stringify(rows()));
      return 0;
    }
    const lines = rows().map(({ name, tensors, parameters, bytes, initializers }) => [
      name,
      integer(tensors),
      integer(parameters),
      integer(bytes),
      initializers.join(", "),
    ]);
    print(table(["preset", "tensors", "parameters", "bytes", "initializers"], lines, [1, 2, 3]));
    return 0;
  },
};
