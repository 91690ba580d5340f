/** What a screen reader is given of an order on its way in each state. */
export const trees: Readonly<Record<string, string>> = {
  'a draft': `
    region "Status of the order"
      list "Stages"
        listitem current step
          paragraph: Confirmed (comes next)
          paragraph: Next
        listitem
          paragraph: Payment (still to come)
          paragraph: Unpaid
        listitem
          paragraph: Handed to the warehouse (still to come)
        listitem
          paragraph: Packed (still to come)
        listitem
          paragraph: Shipped (still to come)
        listitem
          paragraph: Delivered (still to come)
      text Live Times in Malaysia Time`,
  'with the warehouse': `
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
      text Live Times in Malaysia Time`,
  'on hold': `
    region "Status of order MO-1001"
      list "Stages"
        listitem
          paragraph: Confirmed (done)
          paragraph
            time: Nov 2, 2026, 11:05 AM
        listitem current step
          paragraph: Payment (comes next)
          paragraph: To be verified
        listitem
          paragraph: Handed to the warehouse (still to come)
          paragraph: Waits until the order is released
        listitem
          paragraph: Packed (still to come)
        listitem
          paragraph: Shipped (still to come)
        listitem
          paragraph: Delivered (still to come)
      paragraph: Needs attention
      text The order is on hold: Address unclear It goes on once somebody releases it.
      paragraph: Nothing has been shipped yet. The tracking number appears here as soon as the warehouse gives one.
      text Live Times in Malaysia Time`,
  'refused': `
    region "Status of order MO-1001"
      list "Stages"
        listitem
          paragraph: Confirmed (done)
          paragraph
            time: Nov 2, 2026, 11:05 AM
        listitem current step
          paragraph: Payment (comes next)
          paragraph: To be verified
        listitem
          paragraph: Handed to the warehouse (still to come)
        listitem
          paragraph: Packed (still to come)
        listitem
          paragraph: Shipped (still to come)
        listitem
          paragraph: Delivered (still to come)
      paragraph: Needs attention
      list
        listitem: The warehouse refused the order: Address outside our area Correct what it names, then hand the order over again.
        listitem: A payment was rejected: Slip of another month The customer has been told why. A new proof is needed.
      paragraph: Nothing has been shipped yet. The tracking number appears here as soon as the warehouse gives one.
      text Live Times in Malaysia Time`,
  'on its way': `
    region "Status of order MO-1001"
      list "Stages"
        listitem
          paragraph: Confirmed (done)
          paragraph
            time: Nov 2, 2026, 11:05 AM
        listitem
          paragraph: Payment (done)
          paragraph: Paid
        listitem
          paragraph: Handed to the warehouse (done)
          paragraph
            time: Nov 2, 2026, 11:10 AM
        listitem
          paragraph: Packed (done)
        listitem
          paragraph: Shipped (done)
          paragraph
            time: Nov 2, 2026, 5:30 PM
        listitem current step
          paragraph: Delivered (comes next)
          paragraph: On its way
      heading "Shipment" level 3
      list
        listitem
          text Pos Laju In transit
          list
            term "Tracking number"
            definition
              link "ER123456789MY, track at Pos Laju (new tab)"
              button "Copy: Tracking number" description "Copy: Tracking number"
          paragraph: 12 × Engine oil, fully synthetic
          group
            button "2 tracking events" expanded
            list
              listitem
                paragraph: In transit · Picked up
                paragraph
                  time: Nov 2, 2026, 5:30 PM
                  text · Shah Alam
              listitem
                paragraph: Label created
                paragraph
                  time: Nov 2, 2026, 2:00 PM
      text Live Times in Malaysia Time`,
  'in two parcels': `
    region "Status of order MO-1001"
      list "Stages"
        listitem
          paragraph: Confirmed (done)
          paragraph
            time: Nov 2, 2026, 11:05 AM
        listitem
          paragraph: Payment (done)
          paragraph: Paid
        listitem
          paragraph: Handed to the warehouse (done)
          paragraph
            time: Nov 2, 2026, 11:10 AM
        listitem
          paragraph: Packed (done)
        listitem
          paragraph: Shipped (done)
          paragraph
            time: Nov 2, 2026, 5:30 PM
        listitem current step
          paragraph: Delivered (comes next)
          paragraph: On its way
      heading "Shipments" level 3
      text 1 of 2 delivered
      list
        listitem
          text Pos Laju Delivered
          list
            term "Tracking number"
            definition
              link "ER123456789MY, track at Pos Laju (new tab)"
              button "Copy: Tracking number" description "Copy: Tracking number"
          paragraph: 12 × Engine oil, fully synthetic
          group
            button "2 tracking events" expanded
            list
              listitem
                paragraph: In transit · Picked up
                paragraph
                  time: Nov 2, 2026, 5:30 PM
                  text · Shah Alam
              listitem
                paragraph: Label created
                paragraph
                  time: Nov 2, 2026, 2:00 PM
        listitem
          text Pos Laju In transit
          list
            term "Tracking number"
            definition
              text ER987654321MY
              button "Copy: Tracking number" description "Copy: Tracking number"
          paragraph: 12 × Engine oil, fully synthetic
          paragraph: No tracking events yet
      text Live Times in Malaysia Time`,
  'returned': `
    region "Status of order MO-1001"
      list "Stages"
        listitem
          paragraph: Confirmed (done)
          paragraph
            time: Nov 2, 2026, 11:05 AM
        listitem
          paragraph: Payment (done)
          paragraph: Paid
        listitem
          paragraph: Handed to the warehouse (done)
          paragraph
            time: Nov 2, 2026, 11:10 AM
        listitem
          paragraph: Packed (done)
        listitem
          paragraph: Shipped (done)
          paragraph
            time: Nov 3, 2026, 10:00 AM
        listitem current step
          paragraph: Returned
      heading "Shipment" level 3
      list
        listitem
          text Pos Laju Delivered
          list
            term "Tracking number"
            definition
              link "ER123456789MY, track at Pos Laju (new tab)"
              button "Copy: Tracking number" description "Copy: Tracking number"
          paragraph: 12 × Engine oil, fully synthetic
          group
            button "2 tracking events" expanded
            list
              listitem
                paragraph: Delivered
                paragraph
                  time: Nov 4, 2026, 11:30 AM
              listitem
                paragraph: In transit
                paragraph
                  time: Nov 3, 2026, 10:00 AM
                  text · Shah Alam
      text Times in Malaysia Time`,
  'cancelled': `
    region "Status of order MO-1001"
      list "Stages"
        listitem
          paragraph: Confirmed (done)
          paragraph
            time: Nov 2, 2026, 11:05 AM
        listitem
          paragraph: Handed to the warehouse (done)
          paragraph
            time: Nov 2, 2026, 11:10 AM
          paragraph: Sent, not yet accepted
        listitem current step
          paragraph: Cancelled
          paragraph
            time: Nov 2, 2026, 12:00 PM
      text Times in Malaysia Time`,
  'loading': `
    paragraph: Loading the status of the order…`,
  'not there': `
    paragraph: The status could not be loaded
    paragraph: This was not found. It may have been removed.
    paragraph: Reference: req_0199
    button "Try again"`,
  'not read': `
    paragraph: The status could not be loaded
    paragraph: The shop’s server could not be reached. Check the connection and try again.
    button "Try again"`,
  'not allowed': `
    paragraph: The status could not be loaded
    paragraph: You do not have the right to do this.
    paragraph: Reference: req_0199
    button "Try again"`,
  'a draft, in one line': `
    region "Status of the order"
      text Draft
      progressbar "Stages" value "0 of 6 stages"
      text Next: Confirmed`,
  'with the warehouse, in one line': `
    region "Status of order MO-1001"
      text Handed to the warehouse
      progressbar "Stages" value "2 of 6 stages"
      text Next: Packed`,
  'on hold, in one line': `
    region "Status of order MO-1001"
      text Confirmed
      progressbar "Stages" value "1 of 6 stages"
      text The order is on hold: Address unclear`,
  'refused, in one line': `
    region "Status of order MO-1001"
      text Confirmed
      progressbar "Stages" value "1 of 6 stages"
      text The warehouse refused the order: Address outside our area`,
  'on its way, in one line': `
    region "Status of order MO-1001"
      text Shipped
      progressbar "Stages" value "5 of 6 stages"
      text Next: Delivered · On its way`,
  'in trouble on its way, in one line': `
    region "Status of order MO-1001"
      text Shipped
      progressbar "Stages" value "5 of 6 stages"
      text Pos Laju ER123456789MY: Problem. Address not found`,
  'in two parcels, in one line': `
    region "Status of order MO-1001"
      text Shipped
      progressbar "Stages" value "5 of 6 stages"
      text Next: Delivered · On its way`,
  'delivered, in one line': `
    region "Status of order MO-1001"
      text Delivered
      progressbar "Stages" value "6 of 6 stages"`,
  'returned, in one line': `
    region "Status of order MO-1001"
      text Returned
      progressbar "Stages" value "5 of 6 stages"`,
  'cancelled, in one line': `
    region "Status of order MO-1001"
      text Cancelled
      progressbar "Stages" value "2 of 3 stages"`,
  'loading, in one line': `
    text Loading the status of the order…`,
  'not there, in one line': `
    alert
      text The status could not be loaded
      button "Try again"`,
  'not read, in one line': `
    alert
      text The status could not be loaded
      button "Try again"`,
  'not allowed, in one line': `
    alert
      text The status could not be loaded
      button "Try again"`,
};
