// Calendars as programs read them that nobody here wrote, each in the same words.

import ICAL from "ical.js";
import ical from "node-ical";
import { convertIcsCalendar } from "ts-ics";

/** What a reader makes of an entry: an instant in UTC, or a day where it lasts whole days. */
export interface Entry {
  uid: string;
  sequence: number;
  status: string;
  start: string;
  end: string;
  summary: string;
  location: string;
  description: string;
}

/** Each reader by its name. */
export const readers: Record<string, (text: string) => Entry[]> = { "ical.js": icalJs, "node-ical": nodeIcal, "ts-ics": tsIcs };

function instant(at: Date): string {
  return at.toISOString().replace(".000Z", "Z");
}

function sorted(entries: Entry[]): Entry[] {
  return entries.sort((one, other) => (one.uid < other.uid ? -1 : 1));
}

function icalJs(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown as unknown[]);
  const at = (time: ICAL.Time) => (time.isDate ? time.toString() : instant(time.toJSDate()));
  const entries = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: Number(event.sequence),
      status: String(component.getFirstPropertyValue("status")),
      start: at(event.startDate),
      end: at(event.endDate),
      summary: event.summary,
      location: event.location ?? "",
      description: event.description ?? "",
    };
  });
  return sorted(entries);
}

function nodeIcal(text: string): Entry[] {
  const entries: Entry[] = [];
  for (const event of Object.values(ical.sync.parseICS(text))) {
    if (event?.type !== "VEVENT") continue;
    // Of a whole day it makes the midnight of wherever it runs.
    const day = (at: Date) => [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const at = (time: Date) => (event.datetype === "date" ? day(time) : instant(time));
    entries.push({
      uid: event.uid,
      sequence: Number(event.sequence),
      status: event.status ?? "",
      start: at(event.start),
      end: at(event.end ?? event.start),
      summary: String(event.summary),
      location: String(event.location ?? ""),
      description: String(event.description ?? ""),
    });
  }
  return sorted(entries);
}

function tsIcs(text: string): Entry[] {
  const at = (time: { date: Date; type?: string | undefined } | null | undefined) => {
    if (!time) return "";
    return time.type === "DATE" ? time.date.toISOString().slice(0, 10) : instant(time.date);
  };
  const events = convertIcsCalendar(undefined, text).events ?? [];
  const entries = events.map((event) => ({
    uid: event.uid,
    sequence: event.sequence ?? 0,
    status: event.status ?? "",
    start: at(event.start),
    end: at(event.end),
    summary: event.summary,
    location: event.location ?? "",
    description: event.description ?? "",
  }));
  return sorted(entries);
}
