/** What a screen reader is given of the page: of the whole order once, then of what tells each state from others. */
export const trees: Readonly<Record<string, string>> = {
  'loading': `
    paragraph: Loading the order…`,
  'not there': `
    alert
      paragraph: There is no such order
      paragraph: It may have been deleted, or it belongs to another shop. Check the number, or go back to the list.
      button "Try again"`,
  'not allowed': `
    alert
      paragraph: You may not see this order
      paragraph: Ask who runs the shop for the right to read orders, then try again.
      button "Try again"`,
  'not read': `
    paragraph: The order could not be loaded
    paragraph: The shop’s server could not be reached. Check the connection and try again.
    button "Try again"`,
  'to be verified': `
    article "Order MO-1001"
      sectionheader
        heading "Order MO-1001" level 2
        button "Copy: Order number" description "Copy: Order number"
        paragraph: Seri Pantai Fleet Sdn Bhd · Farid Osman
        text Confirmed To be verified With the warehouse
        paragraph
          time: Nov 2, 2026, 11:05 AM
          text · Taken by Aminah
        list
          term "Total"
          definition: RM 2,037.48
          term "Balance"
          definition: RM 2,037.48
      navigation "On this page"
        list
          listitem
            button "Status"
          listitem
            button "Items 1"
          listitem
            button "Payments 1"
          listitem
            button "E-mails"
          listitem
            button "Customer"
          listitem
            button "Details"
          listitem
            button "Fulfilment 1"
          listitem
            button "History"
      region "Status"
        heading "Status" level 3
        region "Status of order MO-1001"
          list "Stages"
            listitem
              paragraph: Confirmed (done)
              paragraph
                time: Nov 2, 2026, 11:05 AM
            listitem
              paragraph: Payment (not done yet)
              paragraph: To be verified
            listitem
              paragraph: Handed to the warehouse (done)
              paragraph
                time: Nov 2, 2026, 11:10 AM
              paragraph: Sent, not yet accepted
            listitem current step
              paragraph: Packed (comes next)
              paragraph: Next
            listitem
              paragraph: Shipped (still to come)
            listitem
              paragraph: Delivered (still to come)
          paragraph: Nothing has been shipped yet. The tracking number appears here as soon as the warehouse gives one.
        status
        alert
      region "Items"
        heading "Items" level 3
        table "Items"
          rowgroup
            row
              columnheader "Item"
              columnheader "Quantity"
              columnheader "Unit price"
              columnheader "Tax"
              columnheader "Line total"
          rowgroup
            row
              rowheader "Engine oil, fully synthetic LUB-5W30-4L · 5W-30 · 4 L"
              cell "12 Change the quantity of Engine oil, fully synthetic"
                text 12
                button "Change the quantity of Engine oil, fully synthetic"
              cell "RM 159.00"
              cell "6%"
              cell "RM 2,022.48"
        list
          term "Items"
          definition: RM 1,908.00
          term "Shipping"
          definition: RM 15.00
          term "Tax"
          definition: RM 114.48
          term "Total"
          definition: RM 2,037.48
          term "Paid"
          definition: RM 0.00
          term "Balance"
          definition: RM 2,037.48
      region "Payments"
        heading "Payments" level 3
        button "Record payment"
        list
          listitem
            text Bank transfer Proof submitted
            paragraph: RM 2,037.48
            list
              term "Paid on"
              definition: Nov 2, 2026
              term "Payer"
              definition: Seri Pantai Fleet Sdn Bhd
              term "Bank"
              definition: Maybank
              term "Reference"
              definition: IBG-2026-1102
            paragraph
              text Recorded by Ben ·
              time: Nov 2, 2026, 11:00 AM
            list "Proofs of payment"
              listitem
                text slip-november.png Bank slip · 178 kB
                button "Download slip-november.png"
            button "Hide proof" expanded
            group "Bank transfer, RM 2,037.48"
              button "Verify"
              button "Reject"
              button "Add proof"
              button "Void"
            group "File"
              paragraph: slip-november.png
              group "View"
                button "Zoom out" disabled description "Zoom out"
                text 100%
                button "Zoom in" description "Zoom in"
                button "Fit" disabled description "Fit"
                button "Rotate" description "Rotate"
                link "Open in a new tab" description "Open in a new tab"
                link "Download" description "Download"
              group "slip-november.png, at 100%"
      region "E-mails"
        heading "E-mails" level 3
        button "Send e-mail"
        list
          listitem
            text Order confirmation Sent
            paragraph
              text To farid@seripantai.example ·
              time: Nov 2, 2026, 11:06 AM
            group "Order confirmation"
              button "Preview"
              button "Send again"
      region "Customer"
        heading "Customer" level 3
        list
          term "Company"
          definition: Seri Pantai Fleet Sdn Bhd
          term "Registration number"
          definition: 201901012345
          term "Contact name"
          definition: Farid Osman
          term "E-mail"
          definition
            link "farid@seripantai.example"
          term "Phone"
          definition
            link "+60123456789"
          term "Shipping address"
          definition: Farid Osman Seri Pantai Fleet Sdn Bhd 12 Jalan Perusahaan 3 40150 Shah Alam Selangor Malaysia
          term "Billing address"
          definition: Same as shipping
        button "Change shipping address"
      region "Details"
        heading "Details" level 3
        list
          term "Order type"
          definition: B2B
          term "Sales channel"
          definition: E-mail
          term "Reason for manual order"
          definition: Purchase order
          term "Purchase order number"
          definition: PO-7781
          term "Order date"
          definition
            time: Nov 2, 2026, 11:00 AM
          term "Shipping method"
          definition: Standard
        button "Change notes"
      region "Fulfilment"
        heading "Fulfilment" level 3
        list
          listitem
            text Main warehouse Sent
            list
              term "Sent"
              definition: Nov 2, 2026, 11:10 AM
            button "Ask the warehouse"
      region "History"
        heading "History" level 3
        group "History"
          list
            listitem
              paragraph: Order confirmed
              list
                listitem: status: Draft → Confirmed
              paragraph
                time: Nov 2, 2026, 12:00 PM
                text · Aminah
            listitem
              paragraph: Order created
              paragraph
                time: Nov 2, 2026, 12:00 PM
                text · Aminah
      text Live Times in Malaysia Time
      group "Actions"
        button "Edit"
        button "Duplicate"
        button "Print"
        button "Cancel order"`,
  'with two files, the second open': `
    group "File"
      tablist "Files of this payment"
        tab "slip-november.png" not selected
        tab "remittance.png" selected
      group "View"
        button "Zoom out" disabled description "Zoom out"
        text 100%
        button "Zoom in" description "Zoom in"
        button "Fit" disabled description "Fit"
        button "Rotate" description "Rotate"
        link "Open in a new tab" description "Open in a new tab"
        link "Download" description "Download"
      tabpanel "remittance.png"
        group "remittance.png, at 100%"`,
  'with a file that does not come': `
    group "File"
      paragraph: slip-november.png
      group "View"
        button "Zoom out" disabled description "Zoom out"
        text 100%
        button "Zoom in" description "Zoom in"
        button "Fit" disabled description "Fit"
        button "Rotate" description "Rotate"
      paragraph: slip-november.png could not be loaded
      paragraph: This was not found. It may have been removed.
      paragraph: Reference: req_0199
      button "Try again"`,
  'on hold': `
    paragraph: On hold
    list
      listitem
        text Address unclear Aminah ·
        time: Nov 2, 2026, 12:00 PM
        button "Release this one"
      listitem
        text Customer asked to wait Ben ·
        time: Nov 2, 2026, 12:00 PM
        button "Release this one"
    button "Release all"`,
  'needing attention': `
    region "Needs attention"
      paragraph: The order could not be handed to the warehouse
      paragraph: 503 from the warehouse
      paragraph
        text Since
        time: Nov 2, 2026, 12:00 PM
      button "Hand over again"
      paragraph: An e-mail to the customer could not be sent
      paragraph
        text Since
        time: Nov 2, 2026, 12:00 PM
      button "Send again"`,
  'with the warehouse asked to stop': `
    paragraph: The warehouse has been asked to cancel
    paragraph: The order stands until it answers. Nothing of it can be changed meanwhile.
    paragraph: Ordered twice
    paragraph
      text Ben ·
      time: Nov 2, 2026, 12:00 PM`,
  'cancelled': `
    region "Status"
      heading "Status" level 3
      region "Status of order MO-1001"
        list "Stages"
          listitem
            paragraph: Confirmed (done)
            paragraph
              time: Nov 2, 2026, 11:05 AM
          listitem current step
            paragraph: Cancelled
            paragraph
              time: Nov 2, 2026, 12:00 PM
      status
      alert`,
  'delivered': `
    region "Payments"
      heading "Payments" level 3
      button "Record payment"
      list
        listitem
          text Bank transfer Verified
          paragraph: RM 2,037.48
          list
            term "Paid on"
            definition: Nov 2, 2026
            term "Payer"
            definition: Seri Pantai Fleet Sdn Bhd
            term "Bank"
            definition: Maybank
            term "Reference"
            definition: IBG-2026-1102
          paragraph
            text Recorded by Aminah ·
            time: Nov 2, 2026, 11:00 AM
          paragraph
            text Verified by Ben ·
            time: Nov 2, 2026, 12:00 PM
          list "Refunds"
            listitem: RM 337.08 went back Two cans leaked · RF-11 Ben · Nov 5, 2026, 12:00 PM
          group "Bank transfer, RM 2,037.48"
            button "Refund"`,
  'to be looked at only': `
    group "Actions"
      text You may look at this order, not change it.
      button "Print"`,
  'without its history': `
    region "History"
      heading "History" level 3
      paragraph: This could not be loaded.
      paragraph: Something went wrong on the shop’s server. Try again.
      paragraph: Reference: req_0199
      button "Try again"`,
  'out of date': `
    paragraph: What you see may be out of date
    paragraph: The shop’s server could not be reached. Check the connection and try again.
    button "Try again"`,
};
