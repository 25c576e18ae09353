/**
 * Syllables that the portal's own words, its kinds of documents and its forms use often and Korean pages at large do
 * not, so that the first file is enough for most of its pages.
 */
export const portalSyllables =
  "걷겪겼곧곱깁깊꼴꾼꿉꿔뀌뀝끊낱냄냅냈냉넓눌눕늦덟덤돗됨둔둡듣듦듬듭뜸띄렴롭릅멈묶묻밑빼뺀뿐섯셌쇠숫쉼슷싣썼쓸씀씁씩엇옅옛옵왼웁웠읍읽잊쟀좁죄짓짧쯤촉춘춥칙칸탕팎펼햇홉횡흐흰힌";
