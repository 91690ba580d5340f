/** The texts of the wizard's drafts: the list to come back to, and what is said of the one that is open. */
export const drafts = {
  // Heading of the list; `count` is how many there are.
  'drafts.heading': { one: '{count} draft', other: '{count} drafts' },
  'drafts.none': 'No drafts',
  'drafts.lead': 'Orders that were begun and not placed. They are kept in this browser for 14 days after their last change.',
  // Button that opens the list.
  'drafts.open': { one: 'Drafts ({count})', other: 'Drafts ({count})' },
  'drafts.new': 'New order',
  'drafts.continue': 'Continue',
  // Accessible names of the buttons of one draft; `name` is its customer.
  'drafts.continueNamed': 'Continue {name}',
  'drafts.openHereNamed': 'Open here: {name}',
  'drafts.delete': 'Delete draft: {name}',
  // A draft in which no customer stands yet.
  'drafts.unnamed': 'No customer yet',
  'drafts.lines': { one: '{count} line', other: '{count} lines' },
  'drafts.noLines': 'No lines yet',
  'drafts.saved': 'Saved {time}',
  'drafts.keptUntil': 'Kept until {date}',
  // Signs at a draft.
  'drafts.isOpen': 'Open here',
  'drafts.isElsewhere': 'Open in another tab',
  'drafts.isUnanswered': 'Was being sent',
  'drafts.deleted': 'Draft deleted',
  'drafts.undo': 'Undo',
  'drafts.broughtBack': 'The draft is back.',
  'drafts.gone': 'That draft is gone: it was placed or deleted in another tab.',
  'drafts.elsewhere': 'That draft is open in another tab.',

  // Above the form: a draft of an earlier visit is open.
  'drafts.restored': 'You have an unfinished order',
  'drafts.restoredText': 'Go on where you stopped, or begin a new one: this one then stays in your drafts. Last saved {time}.',
  // The draft is open in another tab.
  'drafts.openHere': 'Open here',
  'drafts.takenOver': 'This draft is open in another tab now',
  'drafts.takenOverText': 'Everything you typed is there. Here it can only be read.',
  'drafts.takeBack': 'Open here instead',
  // Two tabs wrote the same draft, since one did not know of the other.
  'drafts.copy': 'This is a copy',
  'drafts.copyText': 'Another tab changed the same draft. What you typed here goes on as a draft of its own, so that neither is lost.',

  // The browser refuses to keep what is typed.
  'drafts.unkept': 'Your draft is not kept',
  'drafts.unkept.full': 'This browser has no more room. Free some space, or delete drafts that you no longer need.',
  'drafts.unkept.refused': 'This browser does not let the page keep anything, as in a private window.',
  'drafts.unkept.other': 'This browser could not keep it.',
  'drafts.unkeptText': 'You can go on typing: it stays as long as this page is open, and keeping it is tried again.',
  // Beside the buttons, in the place of “Draft saved”.
  'drafts.notSaved': 'Draft not saved',

  // An order that was sent before the page was closed, without an answer.
  'drafts.unanswered': 'This order was being sent',
  'drafts.unansweredText': 'It was sent {time}, and no answer came: it may have been placed. Send it again to find out. That is safe: it never makes a second order.',
  'drafts.outdatedText': 'It was sent {time}, before its last changes, and no answer came: it may have been placed as it was then. Send that again to find out: it never makes a second order, and what you changed since stays a draft.',
  'drafts.sendAgain': 'Send again',
  // After the server said that another order may stand under this draft: asks for that one.
  'drafts.showPlaced': 'Show the order that was sent before',
} as const;
