/** HTTP API of the vendor for single messages. */
@NullMarked
package com.xenocrm.vendor.sending;

import org.jspecify.annotations.NullMarked;
