// Whether a value meets a JSON Schema, as far as the schemas of our fields go: store/schema.py
// makes them from the fields' declarations, so that nothing about a kind of field stands here.

export function meets(value, schema) {
  return CHECKS.every(([name, check]) => !(name in schema) || check(value, schema[name], schema));
}

const isNumber = (value) => typeof value === "number";
const isString = (value) => typeof value === "string";

/** What each word of a schema asks for. As in JSON Schema, most ask it of one type alone. */
const CHECKS = Object.entries({
  type: (value, types) => [types].flat().some((type) => TYPES[type](value)),
  enum: (value, values) => values.includes(value),
  minimum: (value, low) => !isNumber(value) || value >= low,
  maximum: (value, high) => !isNumber(value) || value <= high,
  // Letters are counted as Python counts them: an emoji is one or a few, not two each.
  maxLength: (value, most) => !isString(value) || value.length <= most || [...value].length <= most,
  pattern: (value, pattern) => !isString(value) || new RegExp(pattern, "u").test(value),
  format: (value, format) => !isString(value) || format !== "date" || isDay(value),
  items: (value, schema) => !Array.isArray(value) || value.every((one) => meets(one, schema)),
  required: (value, names) => !TYPES.object(value) || names.every((name) => name in value),
  properties: (value, schemas) => !TYPES.object(value)
    || Object.entries(value).every(([name, one]) => !(name in schemas) || meets(one, schemas[name])),
  additionalProperties: (value, allowed, { properties }) => allowed || !TYPES.object(value)
    || Object.keys(value).every((name) => name in properties),
});

const TYPES = {
  string: isString,
  number: (value) => isNumber(value) && Number.isFinite(value),
  integer: (value) => Number.isInteger(value),
  null: (value) => value === null,
  array: (value) => Array.isArray(value),
  object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
};

/** Whether a text is a day of the calendar: February has no 30th, and no year is 0. */
function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text && text >= "0001";
}
