/** The nine shops of the simulated bakery chain. */
export const SHOPS = [
  "Upper Cross",
  "Lower Bridge",
  "Mill Lane",
  "Station Yard",
  "Chapel Hill",
  "Tanner's Row",
  "The Green",
  "Weir Street",
  "Harbour Steps",
] as const;

/** What the morning digest opens with. */
export const DIGESTS: readonly string[] = [
  "Morning digest. All ovens lit by three. {shop} opened {minutes} minutes late, no queue lost.",
  "Morning digest. Night shift complete. One tray of rolls dropped at {shop}, replaced from the second batch.",
  "Morning digest. Flour for {days} days in store. The van for {shop} left on time.",
  "Morning digest. {shop} sold out of country loaves before eleven yesterday.",
  "Morning digest. Two apprentices started at {shop}. First batch a little dark, second one fine.",
  "Morning digest. Oven two at {shop} runs {minutes} degrees hot; the fitter comes at nine.",
  "Morning digest. Quiet night. {name} has swapped shifts with a colleague at {shop}.",
  "Morning digest. Returns at {shop} down to {days} loaves. Everything else as planned.",
];

/** By season, as a bakery in a wet valley has it. */
const WINTER = [
  "Rain until noon.",
  "Clear and cold.",
  "Fog in the valley.",
  "Snow on the upper road.",
  "Grey, dry, and no hurry in it.",
];
const BETWEEN = [
  "Rain until noon.",
  "Wind from the west.",
  "Mild.",
  "Market day.",
  "Fog until nine.",
  "Grey, dry, and no hurry in it.",
];
const SUMMER = [
  "Warm already at six.",
  "Hot.",
  "Thunder in the night.",
  "Market day.",
  "School holidays.",
  "Clear, with a little wind.",
];

/** The weather of each month, January first. */
export const WEATHER: readonly (readonly string[])[] = [
  WINTER,
  WINTER,
  BETWEEN,
  BETWEEN,
  BETWEEN,
  SUMMER,
  SUMMER,
  SUMMER,
  BETWEEN,
  BETWEEN,
  WINTER,
  WINTER,
];

/** What the agent says when it opens the figures. */
export const FIGURE_REQUESTS: readonly string[] = [
  "Good morning. Figures first.",
  "Thank you. Let me see yesterday's sales.",
  "Noted. I will look at the shops one by one.",
  "Good. Sales by shop, please.",
  "Thanks for the night's work. The numbers, then.",
  "I will check yesterday against the forecast.",
];

/** What it decides on them. */
export const ORDERS: readonly { says: string; tool: string; item: string }[] = [
  {
    says: "{shop} runs short towards noon; {count} more country loaves for tomorrow.",
    tool: "set_baking_plan",
    item: "country loaf",
  },
  {
    says: "Too many rolls left at {shop}. {count} fewer tomorrow, and the leftovers to the kitchen at Chapel Hill.",
    tool: "set_baking_plan",
    item: "rolls",
  },
  {
    says: "I am ordering rye for {days} days; the price is fair and the store is dry.",
    tool: "order_flour",
    item: "rye",
  },
  {
    says: "{name} covers the counter at {shop} this afternoon, with the hours entered as overtime.",
    tool: "set_rota",
    item: "counter",
  },
  {
    says: "The fridge at {shop} is to be seen to before the weekend, not after it.",
    tool: "book_repair",
    item: "fridge",
  },
  {
    says: "Forecast and sales agree within {days} per cent. I am leaving the plan as it is.",
    tool: "confirm_plan",
    item: "all",
  },
  {
    says: "Butter is up again. I am fixing {count} kilos at today's price and no more.",
    tool: "order_butter",
    item: "butter",
  },
  {
    says: "The invoice from the packaging firm is {minutes} too high; I have asked them to correct it.",
    tool: "query_invoice",
    item: "paper bags",
  },
];

/** What Fennimore's does in the quarter after the call, as the digest mentions in passing. */
export const RIVAL_AT_420: readonly string[] = [
  "Fennimore's still at 4.20.",
  "No movement at Fennimore's: 4.20.",
  "Country loaf across the street: 4.20, like ours.",
];
