/** Texts of what makes the entry of an order quick: what is known of a customer, and what the keys do. */
export const entry = {
  // The list below the search for a customer, before anything is typed.
  'wizard.recentCustomers': 'Recently used',
  // The last suggestion: enters as a new customer what was typed.
  'wizard.newCustomerNamed': 'New customer “{name}”',
  // Below the name of a customer who was found.
  'wizard.forThisOrderOnly': 'Changes here stay with this order.',

  // Below a phone field; `country` is where a number without a country code is.
  'wizard.phoneHint': 'As it is dialled in {country}, or with its country code.',
  'wizard.phoneTooShort': 'This number is too short.',
  'wizard.phoneTooLong': 'This number is too long.',
  'wizard.phoneUnreadable': 'This is not a phone number of any country. Check the country code.',

  // What the customer ordered last; `number` is that order's, `date` its day.
  'wizard.lastOrder': 'Last order: {number}, {date}',
  'wizard.asLastTime': { one: 'As last time: {count} line', other: 'As last time: {count} lines' },
  'wizard.asLastTimeHint': 'At today’s prices.',
  'wizard.habitsFilledIn': 'Channel, delivery and payment filled in as in {number}.',
  'wizard.habitsShown': 'Channel, delivery and payment are filled in as they were then.',
  'wizard.repeated': { one: '{count} line of {number} added, at today’s price.', other: '{count} lines of {number} added, at today’s prices.' },
  'wizard.repeating': 'Adding the lines…',
  'wizard.repeatFailed': 'The lines of the last order could not be added.',
  'wizard.noLastOrder': 'There is no earlier order of this customer.',
  // While it is looked for, where it will stand.
  'wizard.lookingForLastOrder': 'Looking for the last order…',
  // The cause and a button to try again follow.
  'wizard.lastOrderFailed': 'The last order could not be looked up.',
  // `items` are names, as a list.
  'wizard.noLongerSold': 'No longer sold: {items}.',

  // Said when a choice asks for more or fewer fields; `fields` are their labels as a list, or how many they are.
  'wizard.fields.came': 'Now asked for: {fields}.',
  'wizard.fields.went': 'No longer asked for: {fields}. What you typed there is kept.',
  'wizard.fields.required': 'Now required: {fields}.',
  'wizard.fields.count': { one: '{count} field', other: '{count} fields' },

  // Said when another step opens; `step` is its name.
  'wizard.stepOpened': 'Step {current} of {total}: {step}',
  // Below the buttons; `enter` and the others are names of keys.
  'wizard.keysHint': '{enter} goes on, {on} from anywhere, {back} goes back.',
  'wizard.keysHintOverview': '{on} creates the order, {back} goes back.',
} as const;
