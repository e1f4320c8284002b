/** Generation of the secrets that the services share. */
@NullMarked
package com.xenocrm.local.secrets;

import org.jspecify.annotations.NullMarked;
