// Dropped files go the way of chosen ones.
(() => {
  const form = document.getElementById("upload");
  if (!form) return;
  const over = (on) => (event) => { event.preventDefault(); form.classList.toggle("over", on); };
  form.addEventListener("dragover", over(true));
  form.addEventListener("dragleave", over(false));
  form.addEventListener("drop", (event) => {
    over(false)(event);
    if (!event.dataTransfer.files.length) return;
    form.elements.files.files = event.dataTransfer.files;
    form.requestSubmit();
  });
})();
