/** All contenders in JavaScript, this package first. */
import { installPeers } from "../peers.mjs";
import { d3Random } from "./d3-random.mjs";
import { mathRandom } from "./math-random.mjs";
import { numpyTs } from "./numpy-ts.mjs";
import { stdlib } from "./stdlib.mjs";
import { tfjs } from "./tfjs.mjs";
import { weightinit } from "./weightinit.mjs";

/** @returns {Promise<import("./contender.mjs").Contender[]>} */
export const loadContenders = async () => {
  installPeers();
  return [weightinit, mathRandom, await d3Random(), await stdlib(), await numpyTs(), await tfjs()];
};
