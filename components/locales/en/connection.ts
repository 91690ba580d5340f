/** Whether what an element shows follows the shop by itself, and whose clock it goes by. */
export const connection = {
  // Beside a small dot: what happens in the shop shows at once.
  'connection.live': 'Live',
  // `time` is the time of day at which what is shown was read.
  'connection.lost': 'Connection lost, showing {time}',
  'connection.offline': 'You are offline, showing {time}',
  'connection.lostText': 'It goes on by itself as soon as the shop’s server is reached again.',
  // Button that does not wait for that.
  'connection.now': 'Try now',
  // Announced, not shown.
  'connection.announce.lost': 'The connection to the shop is lost.',
  'connection.announce.back': 'The connection to the shop is back.',
  // `zone` is the name of a time zone, such as “Malaysia Time”.
  'connection.timeZone': 'Times in {zone}',
} as const;
