/**
 * The child of cold.mjs: imports the module named by its argument, fills one matrix and prints how
 * long both took, in ms. Without an argument it does nothing: the bare start of node.
 */
const [specifier] = process.argv.slice(2);

if (specifier !== undefined) {
  const start = performance.now();
  const { heNormal } = await import(specifier);
  const imported = performance.now();
  const weights = heNormal([784, 256], { seed: 1 });
  const filled = performance.now();
  const importMs = imported - start;
  const firstMs = filled - imported;
  console.log(JSON.stringify({ importMs, firstMs, weight: weights[0] }));
}
