export type { ContractCheck, ContractSamples, ContractSubject, PageSample } from "./contract-check.ts";
export { moduleContract, runModuleContract, type ContractFailure } from "./module-contract.ts";
