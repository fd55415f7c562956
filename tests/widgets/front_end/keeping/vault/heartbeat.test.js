// When a page asks whether its kernel is there, and what it makes of the answers and of silence.

import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";

import { Model, standIn } from "../../stand_ins.js";

standIn();
const { page } = await import("../../../../../careerkit/widgets/front_end/page/state.js");
const { ask } = await import("../../../../../careerkit/widgets/front_end/page/models.js");
const { Heartbeat } = await import(
  "../../../../../careerkit/widgets/front_end/keeping/vault/heartbeat.js"
);

let model, heartbeat, said;

/** A page whose server tells how the connection is; null is one that nobody tells. */
function open(connection = "open") {
  window.careerkitPage = { connection };
  model = new Model({});
  said = [];
  const listener = ["lost", "back", "missed", "stopped"].map((word) => [word, () => said.push(word)]);
  heartbeat = new Heartbeat(model, Object.fromEntries(listener));
}

const questions = () => model.sent.filter(({ type }) => type === "ping");
const wait = (seconds) => {
  for (let passed = 0; passed < 1000 * seconds; passed += 100) mock.timers.tick(100);
};
const answer = (...asked) => asked.forEach(({ n }) => model.says({ type: "pong", n }));
const hide = (hidden) => {
  globalThis.document.hidden = hidden;
  globalThis.document.dispatchEvent(new Event("visibilitychange"));
};
const tell = (detail) => globalThis.document.dispatchEvent(new CustomEvent("careerkit-connection", { detail }));
const pending = (count) => {
  page.waiting.set("pending/s/topics/w", count);
  page.events.dispatchEvent(new Event("pending"));
};

/** A page whose kernel has answered once; what it asked until then does not count. */
function openAndHear(connection = "open") {
  open(connection);
  answer(...questions());
  model.sent = [];
}

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.document.hidden = false;
  page.waiting.clear();
  page.asked = page.heard = 0;
});
afterEach(() => {
  heartbeat.stop();
  mock.timers.reset();
});

describe("a page that the server tells asks when something speaks for it", () => {
  it("asks until it has its first answer, and then no more", () => {
    open();
    wait(5);
    assert.equal(questions().length, 3);

    answer(...questions());
    wait(3600);

    assert.equal(questions().length, 3);
    assert.deepEqual(said, []);
  });

  it("asks nothing about what is confirmed in time", () => {
    openAndHear();
    for (let letters = 0; letters < 5; letters += 1) {
      pending(1);
      wait(1);
      pending(0);
      wait(10);
    }

    assert.deepEqual(model.sent, []);
  });

  it("asks about what is not confirmed in time, and tells of silence", () => {
    openAndHear();
    pending(1);
    wait(2.1);
    assert.equal(questions().length, 1);
    assert.deepEqual(said, []);

    wait(4);

    assert.deepEqual(said, ["lost"]);
  });

  it("leaves a kernel alone that answers and can't confirm", () => {
    openAndHear();
    pending(1); // the storage is full, so that no store has it
    wait(2.1);
    answer(...questions());
    wait(3600);

    assert.equal(questions().length, 1);
    assert.deepEqual(said, []);
  });

  it("asks behind each wish", () => {
    openAndHear();
    ask(model, { undo_wanted: 1 });

    assert.equal(questions().length, 1);
    answer(...questions());
    assert.equal(page.heard, page.asked);
  });

  it("asks when it is seen again, and when the network comes or goes", () => {
    openAndHear();
    hide(true);
    hide(false);
    window.dispatchEvent(new Event("online"));
    window.dispatchEvent(new Event("offline"));

    assert.equal(questions().length, 3);
  });

  it("goes on asking a kernel that is silent, and says when it is back", () => {
    openAndHear();
    hide(false);
    wait(20);
    assert.equal(questions().length, 11);

    answer(...questions());
    wait(3600);

    assert.deepEqual(said, ["lost", "back"]);
    assert.equal(questions().length, 11);
  });
});

it("a hidden page asks nothing, whatever happens", () => {
  for (const connection of ["open", null]) {
    openAndHear(connection);
    hide(true);
    pending(1);
    tell("closed");
    tell("open");
    window.dispatchEvent(new Event("online"));
    wait(3600);

    assert.deepEqual(model.sent, []);
    assert.deepEqual(said, []);
    heartbeat.stop();
  }
});

it("a page that nobody tells asks every two seconds", () => {
  open(null);
  for (let beats = 0; beats < 10; beats += 1) {
    answer(...questions());
    wait(2);
  }
  assert.equal(questions().length, 11);
  assert.deepEqual(said, []);

  answer(...questions());
  wait(6);

  assert.deepEqual(said, ["lost"]);
});

describe("what the server tells is believed at once", () => {
  for (const [what, word] of [["gone", "lost"], ["stopped", "stopped"]]) {
    it(`${what}: nothing is asked any more`, () => {
      openAndHear();
      tell(what);
      assert.deepEqual(said, [word]);
      assert(heartbeat.isLost);

      pending(1);
      tell("closed"); // the front end tries once more
      hide(false);
      wait(3600);

      assert.deepEqual(model.sent, []);
      assert.deepEqual(said, [word]);
    });

    it(`${what} before anybody listened`, () => {
      open(what);
      wait(60);

      assert.deepEqual(model.sent, []);
      assert.deepEqual(said, [word]);
    });
  }
});

describe("a connection that closes", () => {
  it("and does not come back is told", () => {
    openAndHear();
    tell("closed");
    wait(3.9);
    assert.deepEqual(said, []);
    wait(0.2);

    assert.deepEqual(said, ["lost"]);
    assert.deepEqual(model.sent, []); // nobody would hear it
  });

  it("and opens again is asked, and what is not confirmed is sent again", () => {
    let again = 0;
    page.events.addEventListener("reconnected", () => (again += 1), { once: true });
    openAndHear();
    tell("closed");
    wait(1);
    tell("open");
    assert.equal(questions().length, 1);
    answer(...questions());
    wait(3600);

    assert.equal(again, 1);
    assert.deepEqual(said, []);
    assert.equal(questions().length, 1);
  });

  it("with a wish in it: what was asked may not have been heard", () => {
    openAndHear();
    ask(model, { undo_wanted: 1 });
    tell("closed");
    tell("open");

    answer(questions()[1]);

    assert.deepEqual(said, ["missed"]);
    assert(page.heard < page.asked);
  });

  it("while the page is hidden is told when it is seen", () => {
    openAndHear();
    hide(true);
    tell("closed");
    wait(3600);
    assert.deepEqual(said, []);

    hide(false);
    wait(5);

    assert.deepEqual(said, ["lost"]);
  });
});
