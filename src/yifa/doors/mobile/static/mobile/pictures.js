// Camera pictures (照片): drawn again on a canvas, smaller, without what the camera noted. Kept as data addresses, so
// that they can be sealed with the rest of the entry.
const UNREADABLE = "这张照片打不开。请用相机重新拍一张,或选JPEG、PNG格式的图片。";

export async function shrunk(file, { edge, quality }, original = false) {
  if (original) return read(file);
  let picture;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw new Error(UNREADABLE);
  }
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return canvas.toDataURL("image/jpeg", quality / 100);
}

function read(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = () => failed(new Error(UNREADABLE));
    reader.readAsDataURL(file);
  });
}

export function blobOf(address) {
  const [head, body] = address.split(",");
  const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: head.slice(5, head.indexOf(";")) });
}
