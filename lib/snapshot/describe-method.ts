/**
 * How the numbers of a snapshot were made, in words that travel with it: what they mean must not depend
 * on a later Lacuna.
 */
export function describeMethod({
  hidesGoals,
  hidesRates,
}: {
  hidesGoals: boolean;
  hidesRates: boolean;
}): { name: string; text: string }[] {
  return [
    {
      name: "Hits",
      text: "A hit is a valid, scored observation: a pass or a fail; in a training campaign, an item. Invalid, error and unscored observations are counted apart and cover nothing.",
    },
    {
      name: "Grade",
      text: [
        "A bucket's grade is min(1, hits / goal). The crossing's grade is the mean of its countable buckets' grades, each weighted by the product of its values' weights; the whole map's is the weighted mean of the crossings that the map declares, without filters. A bucket is covered when its hits reach its goal.",
        hidesGoals
          ? "A filter on a dimension that is not crossed, on outcome, verdict or date hides goals and grades here: goals are never scaled."
          : "",
      ]
        .join(" ")
        .trim(),
    },
    {
      name: "Failure rate",
      text: [
        "Failures / (passes + failures), with a two-sided 95 % Wilson score interval. 0 of 0 is no rate.",
        hidesRates
          ? "A filter on outcome or verdict that leaves out passes or failures hides rates here."
          : "",
      ]
        .join(" ")
        .trim(),
    },
    {
      name: "Raw and adjudicated",
      text: "Raw numbers are as the map's rules judge each run. Adjudicated ones follow the reviewers' verdicts on raw failures: a true failure and an undecided one count as fail, a checker bug as pass, a simulation bug as invalid, a spec bug as unscored, a duplicate as the run that it repeats.",
    },
    {
      name: "Left out",
      text: "Ignored buckets and illegal ones have no grade. Observations that match an ignore or an illegal rule through dimensions that are not crossed lie in no bucket. Values that the map does not declare are shown where they were hit, without goal and grade. A hit in an illegal bucket is an alarm.",
    },
    {
      name: "Totals",
      text: "Numbers count observations; one run may hold several. Where a dimension takes several values at once, an observation counts in each of its buckets and once in every total.",
    },
    {
      name: "Order and colour",
      text: "Rows and columns stand in the order of the map. The colour of a failure rate fades as its interval widens, so that few hits cannot look certain. A diamond marks what is held out from training.",
    },
  ];
}
