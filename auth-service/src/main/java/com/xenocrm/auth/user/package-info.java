/** Who has signed in. */
@NullMarked
package com.xenocrm.auth.user;

import org.jspecify.annotations.NullMarked;
