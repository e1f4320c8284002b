/** Secrets made up where nobody gives any. */
@NullMarked
package com.xenocrm.runner.secrets;

import org.jspecify.annotations.NullMarked;
