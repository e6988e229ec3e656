// Shows a procedure's flow chart (BPMN 2.0) from the XML that the page carries or names.
(() => {
  const place = document.querySelector("[data-bpmn]");
  if (!place || !place.clientWidth || !window.BpmnJS) return; // hidden on a phone: the table stands beside it
  const viewer = new window.BpmnJS({ container: place });
  fetch(place.dataset.bpmn, { credentials: "same-origin" })
    .then((answer) => answer.text())
    .then((xml) => viewer.importXML(xml))
    .then(() => viewer.get("canvas").zoom("fit-viewport", "auto"));
})();
