/** What a screen reader is given of each question that the page asks. */
export const questions: Readonly<Record<string, string>> = {
  'asked whether to cancel': `
    dialog "Cancel order MO-1001?" modal description "The warehouse has this order already: it is asked to stop, and may refuse. Until it answers, the order stands. This cannot be undone."
      form
        heading "Cancel order MO-1001?" level 2
        text The warehouse has this order already: it is asked to stop, and may refuse. Until it answers, the order stands. This cannot be undone.
        textbox "Reason" focused description "optional"
        paragraph: optional
        button "Keep order"
        button "Cancel order"`,
  'not cancelled': `
    dialog "Cancel order MO-1001?" modal description "The warehouse has this order already: it is asked to stop, and may refuse. Until it answers, the order stands. This cannot be undone."
      form
        heading "Cancel order MO-1001?" level 2
        text The warehouse has this order already: it is asked to stop, and may refuse. Until it answers, the order stands. This cannot be undone.
        textbox "Reason" description "optional"
        paragraph: optional
        paragraph: The order was not cancelled
        alert: The goods have left already.
        button "Keep order"
        button "Cancel order" focused`,
  'asked whether to undo': `
    dialog "Undo this order?" modal description "It becomes a draft again. Its stock goes back, and neither the customer nor the warehouse hears of it."
      form
        heading "Undo this order?" level 2
        text It becomes a draft again. Its stock goes back, and neither the customer nor the warehouse hears of it.
        button "Not now" focused
        button "Undo order"`,
  'asked why to hold, without a reason': `
    dialog "Put this order on hold?" modal description "It is not handed to the warehouse until somebody releases it. Its stock stays taken."
      form
        heading "Put this order on hold?" level 2
        text It is not handed to the warehouse until somebody releases it. Its stock stays taken.
        textbox "Reason" focused required invalid description "Fill in this field."
        text Fill in this field.
        button "Not now"
        button "Hold"`,
  'asked whether to release': `
    dialog "Release this order?" modal description "It goes to the warehouse as soon as its payment allows."
      form
        heading "Release this order?" level 2
        text It goes to the warehouse as soon as its payment allows.
        button "Not now" focused
        button "Release"`,
  'asked whether to verify': `
    dialog "Verify RM 2,037.48?" modal description "You say that the money has arrived under the reference IBG-2026-1102. It then counts as paid, and goods that waited for it may leave."
      form
        heading "Verify RM 2,037.48?" level 2
        text You say that the money has arrived under the reference IBG-2026-1102. It then counts as paid, and goods that waited for it may leave.
        button "Not now" focused
        button "Verify"`,
  'asked why to reject': `
    dialog "Reject RM 2,037.48?" modal description "The customer is told that the proof was not accepted, with your reason."
      form
        heading "Reject RM 2,037.48?" level 2
        text The customer is told that the proof was not accepted, with your reason.
        textbox "Reason" focused required
        button "Not now"
        button "Reject"`,
  'asked whether to void': `
    dialog "Void the claim of RM 2,037.48?" modal description "For a payment that was recorded by mistake. It stays in the history and counts for nothing."
      form
        heading "Void the claim of RM 2,037.48?" level 2
        text For a payment that was recorded by mistake. It stays in the history and counts for nothing.
        textbox "Reason" focused description "optional"
        paragraph: optional
        button "Not now"
        button "Void"`,
  'recording a refund of too much': `
    dialog "Record a refund" modal description "Say that money went back to the customer; at most RM 1,700.40. The money itself is sent by your bank, not from here."
      form
        heading "Record a refund" level 2
        text Say that money went back to the customer; at most RM 1,700.40. The money itself is sent by your bank, not from here.
        textbox "Amount" focused required invalid value "9999.00" description "At most RM 1,700.40 can go back."
        text At most RM 1,700.40 can go back.
        textbox "Reason" required invalid description "Fill in this field."
        text Fill in this field.
        textbox "Reference" description "optional"
        paragraph: optional
        button "Not now"
        button "Record refund"`,
  'adding a proof': `
    dialog "Add a proof of RM 2,037.48" modal description "The payment then waits to be verified. The customer is not told."
      form
        heading "Add a proof of RM 2,037.48" level 2
        text The payment then waits to be verified. The customer is not told.
        group "Proofs of payment"
          text Proofs of payment Drop files here, paste them, or
          button "Browse files" focused description "PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files."
          paragraph: PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files.
          status
          alert
        button "Not now"
        button "Add proof"`,
  'recording a return': `
    dialog "Record goods that came back" modal description "Say how many of each item came back. Nothing is paid back by this: refund the payment apart."
      form
        heading "Record goods that came back" level 2
        text Say how many of each item came back. Nothing is paid back by this: refund the payment apart.
        spinbutton "Came back: Engine oil, fully synthetic" focused description "10 are with the customer"
        paragraph: 10 are with the customer
        textbox "Reason" description "optional"
        paragraph: optional
        checkbox "Put them back into stock" checked description "Only where they can be sold again."
        paragraph: Only where they can be sold again.
        button "Not now"
        button "Record return"`,
  'changing a quantity': `
    dialog "Quantity of Engine oil, fully synthetic" modal description "Stock and totals change with it at once. The warehouse has this order already: it is asked to change it, and may refuse."
      form
        heading "Quantity of Engine oil, fully synthetic" level 2
        text Stock and totals change with it at once. The warehouse has this order already: it is asked to change it, and may refuse.
        spinbutton "Quantity" focused required value "12"
        button "Not now"
        button "Save"`,
  'taking off a line': `
    dialog "Remove Cap?" modal description "Stock and totals change with it at once. The warehouse has this order already: it is asked to change it, and may refuse."
      form
        heading "Remove Cap?" level 2
        text Stock and totals change with it at once. The warehouse has this order already: it is asked to change it, and may refuse.
        button "Not now" focused
        button "Remove"`,
  'changing the address': `
    dialog "Shipping address" modal description "The warehouse has this order already: it is asked to ship it there instead, and may refuse."
      form
        heading "Shipping address" level 2
        text The warehouse has this order already: it is asked to ship it there instead, and may refuse.
        combobox "Country" focused required collapsed value "Malaysia"
        textbox "Recipient" value "Farid Osman"
        textbox "Company" value "Seri Pantai Fleet Sdn Bhd"
        textbox "Address line 1" required value "12 Jalan Perusahaan 3"
        textbox "Address line 2"
        textbox "Postal code" required value "40150"
        textbox "City" required value "Shah Alam"
        combobox "State" required collapsed value "Selangor"
        textbox "Phone at this address" description "With the country code, such as +60 12 345 6789"
        paragraph: With the country code, such as +60 12 345 6789
        textbox "Delivery instructions"
        button "Not now"
        button "Save"`,
  'changing the notes': `
    dialog "Notes" modal
      form
        heading "Notes" level 2
        textbox "Note to the customer" focused description "The customer reads it in the e-mails."
        paragraph: The customer reads it in the e-mails.
        textbox "Packing note" description "The warehouse reads it."
        paragraph: The warehouse reads it.
        textbox "Internal note" description "Only your team reads it."
        paragraph: Only your team reads it.
        button "Not now"
        button "Save"`,
  'reading an e-mail': `
    dialog "Order confirmation" modal description "As it would be sent now."
      form
        heading "Order confirmation" level 2
        text As it would be sent now.
        list
          term "To"
          definition: farid@seripantai.example
          term "Subject"
          definition: Your order <b>MO-1001</b>
        group "Text of the e-mail": Dear Farid, <script>alert(1)</script>
        button "Close" focused`,
  'sending an e-mail': `
    dialog "Send an e-mail to the customer" modal description "The shop’s own words are used, in the language of the order."
      form
        heading "Send an e-mail to the customer" level 2
        text The shop’s own words are used, in the language of the order.
        combobox "What about" focused collapsed value "Changed"
        button "Not now"
        button "Send"`,
  'sending an e-mail again': `
    dialog "Send this e-mail again?" modal description "It is written anew, as the order is now."
      form
        heading "Send this e-mail again?" level 2
        text It is written anew, as the order is now.
        textbox "Other addresses" focused description "Separate them with commas. Left empty, it goes to the same people."
        paragraph: Separate them with commas. Left empty, it goes to the same people.
        button "Not now"
        button "Send again"`,
  'asking the warehouse': `
    dialog "Ask Main warehouse how far it is?" modal description "Everything that it has said of this hand-off is read again. Nothing is sent anew."
      form
        heading "Ask Main warehouse how far it is?" level 2
        text Everything that it has said of this hand-off is read again. Nothing is sent anew.
        button "Not now" focused
        button "Ask the warehouse"`,
  'asked whether to duplicate': `
    dialog "Duplicate this order?" modal description "A new draft is made with the same customer and items, at today’s prices. No stock is taken and nobody is told until it is placed."
      form
        heading "Duplicate this order?" level 2
        text A new draft is made with the same customer and items, at today’s prices. No stock is taken and nobody is told until it is placed.
        button "Not now" focused
        button "Duplicate"`,
};
