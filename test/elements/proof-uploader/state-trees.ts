/**
 * What a screen reader is given in each state, without what it is told as it happens. From a state with files on, the drop zone is left out: it is as
 * in the first one.
 */
export const trees: Readonly<Record<string, string>> = {
  empty: `
    group "Proof of payment"
      text Drop files here, paste them, or
      button "Browse files" description "PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files."
      paragraph: PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files.`,
  over: `
    group "Proof of payment"
      text Drop to add
      button "Browse files" description "PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files."
      paragraph: PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files.`,
  rejected: `
    group "Proof of payment"
      text Only PDF, JPEG, PNG and WebP files can be added
      button "Browse files" description "PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files."
      paragraph: PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files.`,
  uploading: `
    group "All files"
      text 1 of 4 files uploaded 8 kB of 16 kB
      button "Pause all"
      button "Remove all"
      progressbar "All uploads" value "1 of 4 files uploaded, 8 kB of 16 kB"
    list "Files"
      listitem "slip-november.pdf"
        button "Move slip-november.pdf" description "Move slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Uploaded 4 kB
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"
      listitem "remittance-advice.pdf"
        button "Move remittance-advice.pdf" description "Move remittance-advice.pdf"
        button "Preview remittance-advice.pdf" description "Preview remittance-advice.pdf"
        text remittance-advice.pdf Uploading 3 kB of 4 kB
        progressbar "Upload of remittance-advice.pdf" value "Uploading, 3 kB of 4 kB"
        button "Pause remittance-advice.pdf" description "Pause remittance-advice.pdf"
        button "Remove remittance-advice.pdf" description "Remove remittance-advice.pdf"
      listitem "purchase-order.pdf"
        button "Move purchase-order.pdf" description "Move purchase-order.pdf"
        button "Preview purchase-order.pdf" description "Preview purchase-order.pdf"
        text purchase-order.pdf Uploading 1 kB of 4 kB
        progressbar "Upload of purchase-order.pdf" value "Uploading, 1 kB of 4 kB"
        button "Pause purchase-order.pdf" description "Pause purchase-order.pdf"
        button "Remove purchase-order.pdf" description "Remove purchase-order.pdf"
      listitem "second-slip.pdf"
        button "Move second-slip.pdf" description "Move second-slip.pdf"
        button "Preview second-slip.pdf" description "Preview second-slip.pdf"
        text second-slip.pdf Uploading 4 kB
        progressbar "Upload of second-slip.pdf" value "Uploading, 4 kB"
        button "Pause second-slip.pdf" description "Pause second-slip.pdf"
        button "Remove second-slip.pdf" description "Remove second-slip.pdf"`,
  paused: `
    list "Files"
      listitem "slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Paused 1 kB of 4 kB
        progressbar "Upload of slip-november.pdf" value "Paused, 1 kB of 4 kB"
        button "Resume slip-november.pdf" focused description "Resume slip-november.pdf"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"`,
  stalled: `
    list "Files"
      listitem "slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Slow connection, still trying 1 kB of 4 kB
        progressbar "Upload of slip-november.pdf" value "Slow connection, still trying, 1 kB of 4 kB"
        button "Pause slip-november.pdf" description "Pause slip-november.pdf"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"`,
  offline: `
    text There is no network. The uploads go on by themselves when it is back.
    group "All files"
      text 0 of 2 files uploaded 2 kB of 8 kB
      button "Pause all"
      button "Remove all"
      progressbar "All uploads" value "0 of 2 files uploaded, 2 kB of 8 kB"
    list "Files"
      listitem "slip-november.pdf"
        button "Move slip-november.pdf" description "Move slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf No network, goes on by itself 2 kB of 4 kB
        progressbar "Upload of slip-november.pdf" value "No network, goes on by itself, 2 kB of 4 kB"
        button "Pause slip-november.pdf" description "Pause slip-november.pdf"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"
      listitem "remittance-advice.pdf"
        button "Move remittance-advice.pdf" description "Move remittance-advice.pdf"
        button "Preview remittance-advice.pdf" description "Preview remittance-advice.pdf"
        text remittance-advice.pdf No network, goes on by itself 4 kB
        progressbar "Upload of remittance-advice.pdf" value "No network, goes on by itself, 4 kB"
        button "Pause remittance-advice.pdf" description "Pause remittance-advice.pdf"
        button "Remove remittance-advice.pdf" description "Remove remittance-advice.pdf"`,
  held: `
    text The server asks to wait. The uploads go on by themselves at 12:00:05 PM.
    group "All files"
      text 0 of 2 files uploaded 0 bytes of 8 kB
      button "Pause all"
      button "Remove all"
      progressbar "All uploads" value "0 of 2 files uploaded, 0 bytes of 8 kB"
    list "Files"
      listitem "slip-november.pdf"
        button "Move slip-november.pdf" description "Move slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Waiting 4 kB
        progressbar "Upload of slip-november.pdf" value "Waiting, 4 kB"
        button "Pause slip-november.pdf" description "Pause slip-november.pdf"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"
      listitem "remittance-advice.pdf"
        button "Move remittance-advice.pdf" description "Move remittance-advice.pdf"
        button "Preview remittance-advice.pdf" description "Preview remittance-advice.pdf"
        text remittance-advice.pdf Waiting 4 kB
        progressbar "Upload of remittance-advice.pdf" value "Waiting, 4 kB"
        button "Pause remittance-advice.pdf" description "Pause remittance-advice.pdf"
        button "Remove remittance-advice.pdf" description "Remove remittance-advice.pdf"`,
  processing: `
    list "Files"
      listitem "slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Checking on the server 4 kB
        progressbar "Upload of slip-november.pdf" value "Checking on the server, 4 kB"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"`,
  elsewhere: `
    list "Files"
      listitem "slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Uploading in another tab 4 kB
        progressbar "Upload of slip-november.pdf" value "Uploading in another tab, 4 kB"`,
  failed: `
    list "Files"
      listitem "slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf 1 kB of 4 kB The connection was lost. Try again.
        button "Try slip-november.pdf again" description "Try slip-november.pdf again"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"
      listitem "remittance-advice.pdf"
        button "Preview remittance-advice.pdf" description "Preview remittance-advice.pdf"
        text remittance-advice.pdf 4 kB You do not have the right to upload files.
        group
          button "Technical details" collapsed
        button "Remove remittance-advice.pdf" description "Remove remittance-advice.pdf"`,
  needsFile: `
    list "Files"
      listitem "slip-november.pdf"
        text slip-november.pdf 1 kB of 4 kB Choose the same file again to go on What was sent is kept until tomorrow 2:05 PM.
        button "Choose the file again slip-november.pdf"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"`,
  expired: `
    list "Files"
      listitem "slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf 4 kB The server has given up this unfinished upload. It starts from the beginning.
        group
          button "Technical details" collapsed
        button "Try slip-november.pdf again" description "Try slip-november.pdf again"
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"`,
  duplicate: `
    list "Files"
      listitem "slip-november.pdf"
        button "Move slip-november.pdf" description "Move slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Uploaded 4 kB
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"
      listitem "slip-november.pdf"
        button "Move slip-november.pdf" description "Move slip-november.pdf"
        text slip-november.pdf 4 kB This is the same file as slip-november.pdf.
        button "Keep both slip-november.pdf"
        button "Replace slip-november.pdf"
        button "Skip slip-november.pdf"`,
  warnings: `
    group "All files"
      text 2 of 2 files uploaded
      button "Remove all"
    list "Files"
      listitem "screenshot.png"
        button "Move screenshot.png" description "Move screenshot.png"
        button "Preview screenshot.png" description "Preview screenshot.png"
        text screenshot.png Uploaded 4 kB This file is also a proof for M-1001 and M-1002. This picture is small (320 × 200); the amount may be hard to read.
        button "Remove screenshot.png" description "Remove screenshot.png"
      listitem "form.pdf"
        button "Move form.pdf" description "Move form.pdf"
        button "Preview form.pdf" description "Preview form.pdf"
        text form.pdf Uploaded 88 kB This PDF carries active content, such as a script. Open it with care.
        button "Remove form.pdf" description "Remove form.pdf"`,
  refused: `
    list "Files"
      listitem "notes.pdf"
        text notes.pdf 2 kB This is not a PDF, JPEG, PNG or WebP file. Save it as one of these and add it again.
        button "Remove notes.pdf" description "Remove notes.pdf"
      listitem "empty.pdf"
        text empty.pdf 0 bytes This file is empty.
        button "Remove empty.pdf" description "Remove empty.pdf"
      listitem "IMG_2041.HEIC"
        text IMG_2041.HEIC 2 kB HEIC photos cannot be used. Take a screenshot of it, or set the phone’s camera to “Most compatible” (JPEG).
        button "Remove IMG_2041.HEIC" description "Remove IMG_2041.HEIC"
      listitem "slip.pdf"
        button "Preview slip.pdf" description "Preview slip.pdf"
        text slip.pdf Uploaded 2 kB
        button "Remove slip.pdf" description "Remove slip.pdf"`,
  details: `
    group "All files"
      text 2 of 2 files uploaded
      button "Remove all"
    list "Files"
      listitem "slip-november.pdf"
        button "Move slip-november.pdf" description "Move slip-november.pdf"
        button "Preview slip-november.pdf" description "Preview slip-november.pdf"
        text slip-november.pdf Uploaded 4 kB
        button "Remove slip-november.pdf" description "Remove slip-november.pdf"
        group "Details of slip-november.pdf"
          combobox "Kind of proof" required collapsed value "Bank slip"
          textbox "Reference" value "TRX-20261126"
      listitem "remittance-advice.pdf"
        button "Move remittance-advice.pdf" description "Move remittance-advice.pdf"
        button "Preview remittance-advice.pdf" description "Preview remittance-advice.pdf"
        text remittance-advice.pdf Uploaded 4 kB
        button "Remove remittance-advice.pdf" description "Remove remittance-advice.pdf"
        group "Details of remittance-advice.pdf"
          combobox "Kind of proof" required collapsed invalid value "Choose…"
          textbox "Reference"`,
  removed: `
    text slip-november.pdf removed.
    button "Undo"
    list "Files"
      listitem "remittance-advice.pdf"
        button "Preview remittance-advice.pdf" description "Preview remittance-advice.pdf"
        text remittance-advice.pdf Uploaded 4 kB
        button "Remove remittance-advice.pdf" focused description "Remove remittance-advice.pdf"`,
  invalid: `
    group "Proof of payment"
      text Drop files here, paste them, or
      button "Browse files" focused description "PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files. Say what each file is."
      paragraph: PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files.
      text Say what each file is.
      list "Files"
        listitem "slip-november.pdf"
          button "Preview slip-november.pdf" description "Preview slip-november.pdf"
          text slip-november.pdf Uploaded 4 kB
          button "Remove slip-november.pdf" description "Remove slip-november.pdf"
          group "Details of slip-november.pdf"
            combobox "Kind of proof" required collapsed invalid value "Choose…" description "Fill in this field."
            text Fill in this field.`,
  'read-only': `
    group "Proof of payment"
      group "All files": 2 of 2 files uploaded
      list "Files"
        listitem "slip-november.pdf"
          button "Preview slip-november.pdf" description "Preview slip-november.pdf"
          text slip-november.pdf Uploaded 4 kB
        listitem "remittance-advice.pdf"
          button "Preview remittance-advice.pdf" description "Preview remittance-advice.pdf"
          text remittance-advice.pdf Uploaded 4 kB`,
  disabled: `
    group "Proof of payment"
      text Drop files here, paste them, or
      button "Browse files" disabled description "PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files."
      paragraph: PDF, JPEG, PNG or WebP, up to 10 MB each. At most 20 files.
      group "All files": 2 of 2 files uploaded
      list "Files"
        listitem "slip-november.pdf"
          button "Preview slip-november.pdf" disabled description "Preview slip-november.pdf"
          text slip-november.pdf Uploaded 4 kB
        listitem "remittance-advice.pdf"
          button "Preview remittance-advice.pdf" disabled description "Preview remittance-advice.pdf"
          text remittance-advice.pdf Uploaded 4 kB`,
};
