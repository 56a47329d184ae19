/** What comes up in the course of a day, and how it is dealt with. */
export const MATTERS: readonly { says: string; answer: string }[] = [
  {
    says: "A customer at {shop} found a piece of string in her loaf. She was nice about it.",
    answer: "Please refund her, give her another, and find the sack it came from. I will write to her today.",
  },
  {
    says: "{name} asks for Thursday off; her daughter is in the school play.",
    answer: "Of course. I have found cover. What part does she play?",
  },
  {
    says: "The school would like forty rolls at cost for the sports day.",
    answer: "Yes, and from our side another ten for those who drop theirs.",
  },
  {
    says: "Till two at {shop} is {minutes} over. Not short, over.",
    answer: "Then someone was given too little change. Keep it aside for a week with a note at the till.",
  },
  {
    says: "The fitter says that oven two lasts until spring, perhaps.",
    answer: "Perhaps is not a plan. Please get two quotes, with dates.",
  },
  {
    says: "The council wants to close the road by {shop} for {days} days.",
    answer: "We shall deliver before five on those days. I have asked them for the exact hours.",
  },
  {
    says: "{name} forgot the salt. The whole first batch.",
    answer:
      "It happens to everybody once. The loaves go to the farm; the story will be told at every party from now on.",
  },
  {
    says: "A café in the harbour wants to be supplied, on ninety days' credit.",
    answer: "Thirty days, like the others. If that is hard for them I should like to hear why.",
  },
  {
    says: "The cleaning firm did not come to {shop}.",
    answer: "I have rung them. {name} will not have to do it; I asked the night shift of the firm itself.",
  },
  {
    says: "Somebody has asked whether the seeded loaf is vegan.",
    answer: "It is, the glaze apart. We will say so on the label.",
  },
  {
    says: "{name} would like to learn the accounts.",
    answer: "Gladly, an hour on Mondays with Estelle, paid.",
  },
  {
    says: "The thermometer in the cold room at {shop} has been stuck since Tuesday.",
    answer:
      "Throw away what cannot be vouched for. I will enter the loss and order two, so that one watches the other.",
  },
  {
    says: "An old man comes every day for a single roll and sits for two hours.",
    answer: "Let him sit. And put a cushion there.",
  },
  {
    says: "Insurance renewal: {days} per cent up, without a reason given.",
    answer: "I have asked for the reason. Until then we sign nothing.",
  },
  {
    says: "The new bags tear at {shop}.",
    answer: "Back to the old ones, today. I will take it up with the supplier.",
  },
  {
    says: "Shall we take part in the night market again?",
    answer: "Last year it cost us more sleep than it brought in loaves sold. This year only with volunteers.",
  },
  {
    says: "{name} has been late three times.",
    answer: "I will ask what is wrong before I say that it is wrong.",
  },
  {
    says: "A supplier has sent a hamper, a large one.",
    answer: "With thanks to the food bank, and a note to the supplier that we did so.",
  },
  {
    says: "The website shows the hours of {shop} wrongly.",
    answer: "Corrected. I was the one who entered them; I have checked the other eight.",
  },
  {
    says: "We are {count} loaves over at closing time in all.",
    answer: "To the shelter by seven, as ever. I will bake {days} fewer of each tomorrow.",
  },
  {
    says: "A trainee asks why the dough rests so long.",
    answer: "Because it is not idle. Let {name} show her the two loaves side by side.",
  },
  {
    says: "The accountant wants the receipts by Friday.",
    answer: "They are complete but for {days}, and I know where each of those is.",
  },
  {
    says: "{name} found a purse under the counter at {shop}.",
    answer: "Lock it in the drawer, put up a note without saying what is in it, and let the owner tell us.",
  },
  {
    says: "The choir wants to sing outside {shop} on Saturday.",
    answer: "With pleasure. There will be warm rolls for whoever holds a low note.",
  },
  {
    says: "Someone rang to say that the van parks on the pavement.",
    answer: "He is right. I have changed the stop to the yard; it costs us {days} minutes.",
  },
  {
    says: "The dough mixer at {shop} makes a sound like a goose.",
    answer: "Please stop it and use the small one. A mixer that complains is better heard than mourned.",
  },
  {
    says: "{name} asks to be paid weekly instead of monthly.",
    answer: "From next week on. I have asked Estelle whether others would like the same.",
  },
  {
    says: "A student wants to write a paper on us and our ovens.",
    answer: "She may come and count whatever she likes, apart from wages.",
  },
  {
    says: "The flour scales are {minutes} grams out.",
    answer:
      "Then so was everything since the last check. Please recalibrate; I will see whom we gave too little.",
  },
  {
    says: "{name} would rather not share a shift with the new baker.",
    answer: "I will hear both, one after the other, before I touch the rota.",
  },
  {
    says: "The fair wants three hundred pretzels by Friday.",
    answer: "Two hundred we can do well. I have told them so and whom to ask for the rest.",
  },
  {
    says: "Water is off at {shop} until ten.",
    answer: "Bring loaves over from The Green. The shop opens, with a sign and without coffee.",
  },
  {
    says: "{name} has had the idea of selling yesterday's loaves at half price.",
    answer: "Good. Try it at {shop} for {days} weeks, with a shelf of their own, and let us see.",
  },
  {
    says: "The auditor will come on Tuesday.",
    answer: "He is to have the good chair and every file. Nothing needs tidying first.",
  },
  {
    says: "A baby was nearly born at {shop}.",
    answer: "Nearly! Please send flowers to the hospital and ask how it ended.",
  },
];
