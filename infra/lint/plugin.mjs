import { importDirection } from "./import-direction-rule.mjs";

/** The project's own lint rules, loaded by .oxlintrc.json. */
export default { meta: { name: "madang" }, rules: { "import-direction": importDirection } };
