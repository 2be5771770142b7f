/** The documents that the starting data come from, as source notes name them: publisher, title, date. */
export const documents = {
  takePart: "Digitalidag (PTS), “Engagera er under Digitalidag 2024”, 2024",
  themeDay: "Statens servicecenter, “Temadag lyfter Sverige som digital nation”, 2020-10-02",
  inclusion: "Internetstiftelsen, “Digital delaktighet”, undated",
  democracy: "SKL, “Digital delaktighet – en demokratisk angelägenhet”, 2017-12-12",
  centers: "Digidel, “DigidelCenter”, 2024-02-06",
};
