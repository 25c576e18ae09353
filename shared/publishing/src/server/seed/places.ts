/** Cities, counties and places of the province that nobody will find on a map. */
export const places: readonly (readonly [korean: string, english: string])[] = [
  ["솔내시", "Solnae City"],
  ["새벌시", "Saebeol City"],
  ["갯마루시", "Gaenmaru City"],
  ["너른군", "Neoreun County"],
  ["한울도", "Hanul Province"],
  ["달빛군", "Dalbit County"],
  ["물안군", "Muran County"],
  ["구름재면", "Gureumjae"],
  ["바람골읍", "Baramgol"],
  ["하늘천 일대", "the Haneulcheon area"],
  ["햇살동", "Haetsal-dong"],
  ["은빛항", "Eunbit Port"],
  ["두루봉", "Durubong"],
  ["느티마을", "Neuti Village"],
  ["돌다리시장", "Doldari Market"],
  ["새터공원", "Saeteo Park"],
];
