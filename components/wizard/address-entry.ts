import type { ReactiveControllerHost } from 'lit';
import type { Address } from '../../src/index.ts';
import { Later } from '../controllers/later.ts';
import type { Announcer } from '../foundation/announcer.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { hasRegions } from '../parts/address-layout.ts';
import { loadRegions, regionsOf, type Regions } from '../parts/regions.ts';
import type { PostcodePlace } from './malaysian-postcodes.ts';
import type { WizardView } from './view.ts';

export interface AddressEntryOptions {
  localiser: () => Localiser;
  announcer: Announcer;
  view: () => WizardView;
}

export type AddressKind = 'shippingAddress' | 'billingAddress';

/** What helps to type an address: the regions of its country, and what its postcode tells. What a person typed is never written over. */
export class AddressEntry {
  readonly #options: AddressEntryOptions;
  readonly #regions: Later;
  readonly #postcodes: Later;
  #placeOf: ((postcode: string) => PostcodePlace | undefined) | undefined;
  /** What was filled in, by its pointer. */
  readonly #filledIn = new Map<string, string>();
  /** The separate billing address that was given up, and whose it was, by its draft: it comes back when it is wanted again. */
  readonly #givenUp = new WeakMap<WizardView, { customerId: string | undefined; address: WizardView['form']['billingAddress'] }>();
  /** The region that was chosen in a country, by both: it comes back with its country. */
  readonly #left = new Map<string, string>();

  constructor(host: Pick<ReactiveControllerHost, 'requestUpdate'>, options: AddressEntryOptions) {
    this.#options = options;
    this.#regions = new Later(host, loadRegions);
    this.#postcodes = new Later(host, async () => {
      this.#placeOf = (await import('./malaysian-postcodes.ts')).placeOfPostcode;
    });
  }

  /** The regions of a country; none of those that cannot be had, so that their code is typed instead, and empty while they are on their way. */
  regionsOf(country: string): Regions | undefined {
    if (!hasRegions(country)) return undefined;
    const regions = regionsOf(country);
    if (!regions && !this.#regions.hasFailed) void this.#regions.load();
    return regions ?? (this.#regions.hasFailed ? undefined : {});
  }

  /** Takes what was typed into one part of an address, and what follows from it. */
  change(kind: AddressKind, part: keyof Address, text: string | undefined): void {
    const view = this.#options.view();
    if (part === 'country') this.#changeCountry(view, kind, text);
    view.set(`/${kind}/${part}`, text);
    this.#filledIn.delete(`/${kind}/${part}`);
    if (part === 'postalCode' && this.#countryOf(kind) === 'MY' && /^\d{5}$/.test(text ?? '')) void this.#fillIn(kind, text ?? '');
  }

  /** Takes whether the bill goes where the goods go. A separate address begins with the shop's country, or as it was before. */
  billWithShipping(isSame: boolean): void {
    const view = this.#options.view();
    const { customer, billingAddress } = view.form;
    const customerId = customer?.customerId;
    const givenUp = this.#givenUp.get(view);
    if (isSame) this.#givenUp.set(view, { customerId, address: billingAddress });
    const before = givenUp?.customerId === customerId ? givenUp?.address : undefined;
    view.set('/billingAddress', isSame ? undefined : before ?? { country: view.context.settings.country });
  }

  /** What the postcode of an address tells of it, where that is not what the address says. */
  noteOf(kind: AddressKind): string | undefined {
    const { city, region, postalCode } = this.#options.view().form[kind] ?? {};
    const place = this.#countryOf(kind) === 'MY' && postalCode ? this.#placeOf?.(postalCode) : undefined;
    if (!place || !(city || region)) return undefined;
    const isSame = (!place.city || !city || place.city.toLowerCase() === city.trim().toLowerCase()) && (!region || place.region === region);
    return isSame ? undefined : this.#options.localiser().msg('address.postcodeLies', { postcode: postalCode ?? '', place: this.#named(place) });
  }

  #countryOf(kind: AddressKind): string {
    const { form, context } = this.#options.view();
    return form[kind]?.country ?? context.settings.country;
  }

  // A region belongs to its country alone.
  #changeCountry(view: WizardView, kind: AddressKind, country: string | undefined): void {
    const region = view.form[kind]?.region;
    if (region) this.#left.set(`${kind} ${region.slice(0, 2)}`, region);
    view.set(`/${kind}/region`, this.#left.get(`${kind} ${country}`));
  }

  async #fillIn(kind: AddressKind, postcode: string): Promise<void> {
    await this.#postcodes.load();
    const { view, announcer, localiser } = this.#options;
    const place = this.#placeOf?.(postcode);
    // Who types on meanwhile has another postcode by now.
    if (!place || view().form[kind]?.postalCode !== postcode || view().lockOf(`/${kind}`)) return;
    const filled = (['city', 'region'] as const).filter((part) => {
      const pointer = `/${kind}/${part}`;
      const now = view().form[kind]?.[part];
      const value = place[part];
      if (!value || now === value || (now && now !== this.#filledIn.get(pointer))) return false;
      view().set(pointer, value);
      this.#filledIn.set(pointer, value);
      return true;
    });
    if (filled.length > 0) announcer.polite(localiser().msg('address.filledIn', { place: this.#named(place) }));
  }

  #named({ city, region }: PostcodePlace): string {
    const state = regionsOf('MY')?.[region];
    return [city, state === city ? undefined : state].filter(Boolean).join(', ');
  }
}
