/** The page that follows a parcel. */
export const trackingLink = (_parcel: { carrier: string; trackingNumber: string }): string | undefined => undefined;
