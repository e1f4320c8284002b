/** Record of each attempt to send an e-mail, written before the server may accept it. */
@NullMarked
package com.xenocrm.email.attempt;

import org.jspecify.annotations.NullMarked;
