/** Communications of which the vendor says nothing. */
@NullMarked
package com.xenocrm.delivery.timeout;

import org.jspecify.annotations.NullMarked;
