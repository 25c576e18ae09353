/** Stylesheets are taken out of the bundle by the build; importing one has no value. */
declare module "*.css";
