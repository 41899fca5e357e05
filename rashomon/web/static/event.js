// A part of the sentence leads to its fact: show the words there at once.
(() => {
  const open = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    const words = target && target.querySelector("details");
    if (words) words.open = true;
  };
  addEventListener("hashchange", open);
  document.addEventListener("DOMContentLoaded", open);
})();
