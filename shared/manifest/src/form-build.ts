/**
 * Query parameter of a form's address: the build that rendered the form. The kit writes it, the gateway reads it and takes it off, so that
 * a form that was begun on a build ends on it.
 */
export const formBuildParameter = "_build";
