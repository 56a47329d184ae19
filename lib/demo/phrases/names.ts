/** Invented people who give the agent its instructions. */
export const PRINCIPALS: readonly string[] = [
  "Ines Marlow",
  "Tomas Ruel",
  "Hanne Vogelsang",
  "Odile Farrant",
  "Bram Castellane",
  "Priya Nandoor",
  "Magnus Aldertree",
  "Leonie Quist",
  "Ewan Torbay",
  "Sabine Holloway-Reed",
  "Ruth Okafield",
  "Desmond Yarrow",
  "Katya Brindle",
  "Aurelio Penn",
  "Winifred Lacey",
  "Nils Ottermark",
];

/** Invented people who work beside them. */
export const COLLEAGUES: readonly string[] = [
  "Jonah",
  "Mirela",
  "Anselm",
  "Dorrie",
  "Kofi",
  "Estelle",
  "Rowan",
  "Tamsin",
  "Idris",
  "Berit",
  "Callum",
  "Noor",
  "Pascal",
  "Greta",
  "Silas",
  "Yvaine",
];
