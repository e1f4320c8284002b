/** Keys for machines. */
@NullMarked
package com.xenocrm.auth.key;

import org.jspecify.annotations.NullMarked;
