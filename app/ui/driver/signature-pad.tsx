import { type PointerEvent, useEffect, useRef, useState } from "react";
import { useI18n } from "#app/i18n/react.tsx";
import { Icon } from "#app/ui/kit/icon.tsx";

type Stroke = { x: number; y: number }[];

const INK = "#10151a";
const PAPER = "#ffffff";
const PEN = 2.6;
/** Pixels of the picture: sharp on paper, small on the line. */
const WIDTH = 720;
const HEIGHT = 320;

function draw(canvas: HTMLCanvasElement, strokes: readonly Stroke[]): void {
  const pen = canvas.getContext("2d");
  if (!pen) {
    return;
  }
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.strokeStyle = INK;
  pen.fillStyle = INK;
  pen.lineWidth = PEN * 2;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const stroke of strokes) {
    const [first] = stroke;
    if (!first) {
      continue;
    }
    pen.beginPath();
    pen.moveTo(first.x, first.y);
    // a tap leaves a dot
    for (const { x, y } of stroke.length === 1 ? [{ x: first.x + 0.1, y: first.y }] : stroke.slice(1)) {
      pen.lineTo(x, y);
    }
    pen.stroke();
  }
}

function pointOf(event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  const x = ((event.clientX - box.left) / box.width) * WIDTH;
  return { x, y: ((event.clientY - box.top) / box.height) * HEIGHT };
}

/** The strokes of a canvas and the hands on it; `onChange` hears each change as a picture. */
function useStrokes(onChange: (picture: Blob | null) => void) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const strokes = useRef<Stroke[]>([]);
  const drawing = useRef(false);
  const [count, setCount] = useState(0);
  const redraw = () => canvas.current && draw(canvas.current, strokes.current);
  useEffect(() => {
    if (canvas.current) {
      draw(canvas.current, []);
    }
  }, []);
  const keep = (left: Stroke[]) => {
    strokes.current = left;
    redraw();
    setCount(left.length);
    if (left.length === 0) {
      onChange(null);
    } else {
      canvas.current?.toBlob(onChange, "image/png");
    }
  };
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    strokes.current.push([pointOf(event)]);
    redraw();
  };
  const onPointerMove = (event: PointerEvent<HTMLCanvasElement>) => {
    if (drawing.current) {
      strokes.current.at(-1)?.push(pointOf(event));
      redraw();
    }
  };
  const lift = () => {
    if (drawing.current) {
      drawing.current = false;
      keep(strokes.current);
    }
  };
  const hands = { ref: canvas, onPointerDown, onPointerMove, onPointerUp: lift, onPointerCancel: lift };
  return { count, hands, undo: () => keep(strokes.current.slice(0, -1)), clear: () => keep([]) };
}

/** A box to sign in with a finger. `onChange` gets a PNG on white paper, or null while it is empty. */
export function SignaturePad({ onChange }: { onChange: (picture: Blob | null) => void }) {
  const { t } = useI18n();
  const { count, hands, undo, clear } = useStrokes(onChange);
  return (
    <div className="field">
      <div className="spread">
        <span className="label">{t("driver.deliver.signature")}</span>
        <span className="row">
          <button type="button" className="btn btn-small" disabled={count === 0} onClick={undo}>
            <Icon name="undo" />
            {t("driver.deliver.undoStroke")}
          </button>
          <button type="button" className="btn btn-small" disabled={count === 0} onClick={clear}>
            {t("driver.deliver.signAgain")}
          </button>
        </span>
      </div>
      <canvas
        {...hands}
        className="driver-signature"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t("driver.deliver.signHere")}
      />
      {count === 0 ? <span className="hint">{t("driver.deliver.signHere")}</span> : null}
    </div>
  );
}
