/** The end of a user. */
@NullMarked
package com.xenocrm.auth.deletion;

import org.jspecify.annotations.NullMarked;
