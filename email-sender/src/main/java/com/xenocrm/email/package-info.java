/** Sends the communications of the channel email. */
@NullMarked
package com.xenocrm.email;

import org.jspecify.annotations.NullMarked;
