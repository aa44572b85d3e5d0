/** The faults that only large samples show. */
import { testFaults } from "./suite.js";

testFaults("planted faults, long run", (n) => n >= 1e7);
