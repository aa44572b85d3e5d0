/**
 * How far it is: a line on standard error that is written over, on a terminal that somebody watches.
 */
export const startProgress = (what: string, total: number): ((bytes: number) => void) => {
  const { CI, NO_COLOR, TERM } = process.env;
  if (!process.stderr.isTTY || CI || NO_COLOR || TERM === "dumb") return () => {};
  let done = 0;
  let shown = -1;
  return (bytes) => {
    done += bytes;
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
    if (percent === shown) return;
    shown = percent;
    process.stderr.write(done >= total ? "\r\x1b[K" : `\r\x1b[K${what} ${percent} %`);
  };
};
