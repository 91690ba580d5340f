import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { carrierStatuses, type CarrierSource } from '../../src/contract/fulfilment.ts';
import { readCarrierPayload } from '../../src/rules/carrier-payloads.ts';
import { carrierNamed, carriers, trackingLink } from '../../src/rules/carriers.ts';

describe('carriers', () => {
  test('are known by their names as people write them', () => {
    const written: Record<string, readonly string[]> = {
      posLaju: ['Pos Laju', 'POS LAJU', 'poslaju', 'Pos-Laju', 'pos malaysia', 'Pos Malaysia Berhad', ' PosLaju '],
      jt: ['J&T', 'J&T Express', 'J & T Express', 'JNT', 'J and T', 'jt express', 'J&T Express (Malaysia) Sdn. Bhd.'],
      dhl: ['DHL', 'dhl express', 'DHL eCommerce'], fedex: ['FedEx', 'FEDEX', 'Federal Express'], ups: ['UPS', 'U.P.S.'],
      ninjaVan: ['Ninja Van', 'NINJAVAN', 'ninja-van'], gdex: ['GDEX', 'GD Express', 'GDEX Sdn Bhd'], sf: ['SF', 'SF Express', 'S.F. Express', '顺丰速运'],
    };
    assert.deepEqual(Object.keys(written).sort(), carriers.map(({ code }) => code).sort());
    for (const [code, names] of Object.entries(written)) for (const name of names) assert.equal(carrierNamed(name)?.code, code, name);
    for (const name of ['', 'Own van', 'UPSET', 'DHLX', 'Posh Laju']) assert.equal(carrierNamed(name), undefined, name);
    const all = carriers.flatMap(({ known }) => known);
    assert.equal(new Set(all).size, all.length, 'no name means two carriers');
  });

  test('have a page for each parcel, always over https and always on their own host', () => {
    for (const { name, code } of carriers) {
      const link = new URL(trackingLink({ carrier: name, trackingNumber: 'EH123456789MY' }) ?? '');
      assert.equal(link.protocol, 'https:', code);
      assert.ok(link.href.includes('EH123456789MY'), code);
      fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), (trackingNumber) => {
        const made = trackingLink({ carrier: name, trackingNumber });
        if (/^\.*$/.test(trackingNumber.trim())) return assert.equal(made, undefined);
        const { protocol, host, username, search, hash, pathname } = new URL(made ?? '');
        assert.deepEqual([protocol, host, username], ['https:', link.host, '']);
        // Whatever the number is, it stays one part of the address.
        assert.equal([...search, ...hash].filter((character) => character === '&').length, 0);
        assert.equal(pathname.split('/').length, link.pathname.split('/').length);
      }));
    }
    for (const trackingNumber of ['', ' ', '.', '..', '\ud800']) assert.equal(trackingLink({ carrier: 'J&T', trackingNumber }), undefined);
    assert.equal(trackingLink({ carrier: 'Own van', trackingNumber: '1' }), undefined);
    assert.equal(trackingLink({ carrier: 'dhl', trackingNumber: '../../x?a=b#c' }), 'https://www.dhl.com/my-en/home/tracking.html?tracking-id=..%2F..%2Fx%3Fa%3Db%23c');
  });
});

const at = '2026-11-20T08:15:00Z';
const statusOf = (source: CarrierSource, payload: unknown) => readCarrierPayload(source, payload)?.events.map(({ status }) => status);

describe('what services that follow carriers post', () => {
  test('is read from EasyPost, every status of it', () => {
    const payload = (status: string) => ({
      id: 'evt_1', description: 'tracker.updated',
      result: { object: 'Tracker', tracking_code: 'EZ1', carrier: 'USPS', status, tracking_details: [{ object: 'TrackingDetail', message: 'Arrived', status, datetime: at, tracking_location: { city: 'Ipoh', state: null, country: 'MY' } }] },
    });
    const expected = {
      unknown: 'unknown', pre_transit: 'preTransit', in_transit: 'inTransit', out_for_delivery: 'outForDelivery', delivered: 'delivered', available_for_pickup: 'availableForPickup',
      return_to_sender: 'returned', failure: 'exception', cancelled: 'exception', error: 'exception', something_new: 'unknown', constructor: 'unknown',
    };
    for (const [status, ours] of Object.entries(expected)) assert.deepEqual(statusOf('easypost', payload(status)), [ours], status);
    assert.deepEqual(readCarrierPayload('easypost', payload('in_transit')), {
      trackingNumber: 'EZ1', carrier: 'USPS', events: [{ status: 'inTransit', at: '2026-11-20T08:15:00.000Z', description: 'Arrived', location: 'Ipoh, MY' }],
    });
  });

  test('is read from AfterShip, every status of it, with what it says only below', () => {
    const payload = (tag: string, subtag?: string) => ({
      event: 'tracking_update', msg: { tracking_number: 'AF1', slug: 'poslaju', checkpoints: [{ tag, subtag, message: 'Arrived', checkpoint_time: '2026-11-20T16:15:00+08:00', location: 'Ipoh' }] },
    });
    const expected = {
      Pending: 'unknown', InfoReceived: 'preTransit', InTransit: 'inTransit', OutForDelivery: 'outForDelivery', AttemptFail: 'attemptFailed', Delivered: 'delivered',
      AvailableForPickup: 'availableForPickup', Exception: 'exception', Expired: 'exception', SomethingNew: 'unknown',
    };
    for (const [tag, ours] of Object.entries(expected)) assert.deepEqual(statusOf('aftership', payload(tag)), [ours], tag);
    assert.deepEqual([statusOf('aftership', payload('Exception', 'Exception_011')), statusOf('aftership', payload('Exception', 'Exception_004'))], [['returned'], ['exception']]);
    assert.equal(readCarrierPayload('aftership', payload('InTransit'))?.events[0]?.at, '2026-11-20T08:15:00.000Z');
  });

  test('is read from Shippo, every status of it, with what it says only below', () => {
    const payload = (status: string, substatus?: string) => ({
      event: 'track_updated', data: {
        tracking_number: 'SH1', carrier: 'ups', tracking_status: { status, substatus: substatus === undefined ? null : { code: substatus }, status_details: 'Arrived', status_date: at, location: { city: 'Ipoh', state: '', country: 'MY' } }, tracking_history: [],
      },
    });
    const expected = { UNKNOWN: 'unknown', PRE_TRANSIT: 'preTransit', TRANSIT: 'inTransit', DELIVERED: 'delivered', RETURNED: 'returned', FAILURE: 'exception', NEW: 'unknown' };
    for (const [status, ours] of Object.entries(expected)) assert.deepEqual(statusOf('shippo', payload(status)), [ours], status);
    const below = { out_for_delivery: 'outForDelivery', delivery_attempted: 'attemptFailed', pickup_available: 'availableForPickup', package_damaged: 'exception', package_departed: 'inTransit' };
    for (const [code, ours] of Object.entries(below)) assert.deepEqual(statusOf('shippo', payload('TRANSIT', code)), [ours], code);
  });

  test('makes nothing of nonsense, and no scan without a time', () => {
    for (const source of ['easypost', 'aftership', 'shippo'] as const) {
      fc.assert(fc.property(fc.anything(), (payload) => {
        for (const { status } of readCarrierPayload(source, payload)?.events ?? []) assert.ok(carrierStatuses.includes(status));
      }));
      for (const payload of [undefined, null, 1, '', [], {}, { result: {} }, { msg: null }, { data: { tracking_number: '' } }]) assert.equal(readCarrierPayload(source, payload), undefined);
    }
    const scans = [{ status: 'delivered', datetime: 'yesterday' }, { status: 'delivered', datetime: null }, { status: 'delivered', datetime: '2026-11-20 08:15' }];
    assert.deepEqual(readCarrierPayload('easypost', { result: { tracking_code: 'X', tracking_details: scans } })?.events, [{ status: 'delivered', at: '2026-11-20T08:15:00.000Z' }]);
    const long = readCarrierPayload('easypost', { result: { tracking_code: 'X', tracking_details: [{ status: 'delivered', datetime: at, message: `a\nb\u0000${'x'.repeat(999)}` }] } })?.events[0]?.description;
    assert.deepEqual([long?.length, long?.startsWith('a b ')], [300, true]);
  });
});
